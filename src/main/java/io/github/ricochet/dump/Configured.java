package io.github.ricochet.dump;

import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Sysctl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of sysctl.conf and its like, held against those in force. */
final class Configured {

  /** Those that decide where packets go. */
  private static final Pattern KEYS =
      Pattern.compile("net\\.(bridge\\..*|ipv4\\.(ip_forward|conf\\..*))");

  private final Map<String, Sysctl> settings = new LinkedHashMap<>();

  /** Of two lines for one key the later counts. */
  void add(Sysctl sysctl) {
    if (!sysctl.running() && KEYS.matcher(sysctl.key()).matches()) {
      settings.put(sysctl.key(), sysctl);
    }
  }

  /** Those that the running kernel contradicts. */
  List<Problem> notInForce(Map<String, Sysctl> inForce) {
    List<Problem> found = new ArrayList<>();
    for (Sysctl wanted : settings.values()) {
      Sysctl now = inForce.get(wanted.key());
      if (now != null && now.running() && !now.value().equals(wanted.value())) {
        String message =
            String.format(
                "%s is set to %s here, but %s is in force (%s)",
                wanted.key(), wanted.value(), now.value(), now.origin());
        String file = wanted.origin().file().name();
        found.add(
            new Problem(Problem.Kind.NOT_IN_FORCE, message, file, Optional.of(wanted.origin())));
      }
    }
    return found;
  }
}
