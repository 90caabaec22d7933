package io.github.ricochet.config;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.path.Assumptions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What people say about a host that no dump tells.
 *
 * @param segments what hangs behind a port, by the port: several machines on a hub, or a switch
 *     that learns
 * @param kernel the kernel's release
 * @param sysctls kernel settings, by key, that count where no dump has them
 */
public record Assumed(
    Map<String, Said<Segment>> segments,
    Optional<Said<KernelVersion>> kernel,
    Map<String, Said<Sysctl>> sysctls) {

  /** What may hang behind a port. */
  public enum Segment {
    HUB("hub"),
    LEARNING_SWITCH("learning-switch");

    private final String word;

    Segment(String word) {
      this.word = word;
    }

    /** As it is typed. */
    public String word() {
      return word;
    }
  }

  /** Nothing is said. */
  public static final Assumed NOTHING = new Assumed(Map.of(), Optional.empty(), Map.of());

  /** This, and where it says nothing, the other. */
  public Assumed over(Assumed other) {
    return new Assumed(
        over(segments, other.segments), kernel.or(other::kernel), over(sysctls, other.sysctls));
  }

  static <T> Map<String, T> over(Map<String, T> upper, Map<String, T> lower) {
    Map<String, T> both = new LinkedHashMap<>(lower);
    both.putAll(upper);
    return both;
  }

  /** The same of ports that have other names. */
  public Assumed renamed(UnaryOperator<String> names) {
    Map<String, Said<Segment>> renamed = new LinkedHashMap<>();
    segments.forEach((port, said) -> renamed.put(names.apply(port), said));
    return new Assumed(renamed, kernel, sysctls);
  }

  /** What the simulator has to know. */
  public Assumptions assumptions() {
    return new Assumptions(
        ports(Segment.HUB), ports(Segment.LEARNING_SWITCH), kernel.map(Said::value));
  }

  private Set<String> ports(Segment wanted) {
    Set<String> ports = new HashSet<>();
    segments.forEach(
        (port, said) -> {
          if (said.value() == wanted) {
            ports.add(port);
          }
        });
    return Set.copyOf(ports);
  }

  /**
   * The host with the kernel settings that no dump of it tells. Where all settings were listed, one
   * that is absent is known to be absent.
   */
  public Host complete(Host host) {
    if (sysctls.isEmpty() || host.listsAllSysctls()) {
      return host;
    }
    Host complete = host;
    for (Said<Sysctl> said : sysctls.values()) {
      if (!host.sysctls().containsKey(said.value().key())) {
        complete = complete.withSysctl(said.value());
      }
    }
    return complete;
  }

  /**
   * A kernel setting that the command line says.
   *
   * @param text {@code KEY=VALUE}; the key with dots
   */
  public static Optional<Sysctl> sysctl(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      return Optional.empty();
    }
    DumpFile words = new DumpFile("--assume sysctl", text);
    return Optional.of(text.substring(0, equals).strip())
        .filter(Assumed::isKey)
        .map(
            key ->
                new Sysctl(key, text.substring(equals + 1).strip(), true, Origin.ofLine(words, 1)));
  }

  static boolean isKey(String key) {
    return key.matches("[a-z]+(\\.[\\w/@:-]+)+");
  }
}
