package io.github.ricochet.lint.fact;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.lint.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the interfaces that rules name and that the host does not have. */
public final class InterfaceNames {

  private InterfaceNames() {}

  /** One fact for each name, where all interfaces were listed. */
  public static List<UnknownInterface> unknown(Host host) {
    if (!host.has(DumpKind.IP_LINK) && !host.has(DumpKind.IP_ADDR)) {
      return List.of();
    }
    Set<String> known = Set.copyOf(host.interfaces().stream().map(Interface::name).toList());
    Map<String, List<Rule>> unknown = new LinkedHashMap<>();
    host.iptables().stream()
        .flatMap(r -> r.rules())
        .forEach(
            rule ->
                named(rule)
                    .filter(n -> !n.endsWith("+") && !n.isEmpty() && !known.contains(n))
                    .distinct()
                    .forEach(n -> unknown.computeIfAbsent(n, k -> new ArrayList<>()).add(rule)));
    List<UnknownInterface> facts = new ArrayList<>();
    unknown.forEach(
        (name, rules) -> facts.add(new UnknownInterface(name, rules, hint(name, known))));
    return facts;
  }

  private static Stream<String> named(Rule rule) {
    if (!(rule.header() instanceof IpHeader header)) {
      return Stream.empty();
    }
    Optional<PhysdevMatch> physdev = rule.match(PhysdevMatch.class);
    return Stream.of(
            header.in(),
            header.out(),
            physdev.flatMap(PhysdevMatch::in),
            physdev.flatMap(PhysdevMatch::out))
        .flatMap(Optional::stream)
        .map(Term::value);
  }

  /** Interfaces that are numbered are near each other without being meant for each other. */
  private static String hint(String name, Set<String> known) {
    List<String> alike =
        known.stream()
            .filter(k -> digits(k).equals(digits(name)))
            .sorted(Comparator.naturalOrder())
            .toList();
    return Nearest.hint(name, alike);
  }

  private static String digits(String name) {
    return name.replaceAll("\\D+", " ").strip();
  }
}
