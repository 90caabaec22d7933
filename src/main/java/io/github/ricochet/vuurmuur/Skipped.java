package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.vuurmuur.IdleRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule names and that is passed over, each thing once. */
final class Skipped {

  private final Map<String, Inactivity> things = new LinkedHashMap<>();

  boolean isActive(Nic nic) {
    return isActive("interface " + nic.name(), nic.idle());
  }

  boolean isActive(ZoneObject object) {
    return isActive(object.kind() + " " + object.name(), object.idle());
  }

  boolean isActive(Service service) {
    return isActive("service " + service.name(), service.idle());
  }

  private boolean isActive(String what, Optional<Inactivity> idle) {
    idle.ifPresent(i -> things.putIfAbsent(what, i));
    return idle.isEmpty();
  }

  void add(String what, String why, Origin cause) {
    things.putIfAbsent(what, new Inactivity(why, cause));
  }

  /**
   * What to tell of it.
   *
   * @param whole whether nothing was made of the rule
   */
  List<IdleRule> facts(Origin rule, boolean whole) {
    return things.entrySet().stream()
        .map(
            e ->
                new IdleRule(
                    rule, e.getKey(), e.getValue().why(), Optional.of(e.getValue().cause()), whole))
        .toList();
  }
}
