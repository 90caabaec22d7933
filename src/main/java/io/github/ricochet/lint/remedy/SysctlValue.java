package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Sysctl;
import java.util.Optional;

/**
 * A kernel setting gets another value (sysctl(8)).
 *
 * @param key with dots
 * @param value the new value
 */
public record SysctlValue(String key, String value) implements Change {

  @Override
  public Host apply(Host host) {
    return host.withSysctl(new Sysctl(key, value, true, origin(host)));
  }

  /** Where the old value stands; a new one has the command for its text. */
  private Origin origin(Host host) {
    Sysctl old = host.sysctls().get(key);
    return old != null ? old.origin() : Origin.ofLine(new DumpFile("sysctl", command()), 1);
  }

  @Override
  public String command() {
    return "sysctl -w " + key + "=" + value;
  }

  @Override
  public Optional<String> lasting() {
    return Optional.of("echo '" + key + " = " + value + "' >> /etc/sysctl.d/90-ricochet.conf");
  }
}
