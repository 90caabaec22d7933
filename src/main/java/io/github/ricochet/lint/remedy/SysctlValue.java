package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Sysctl;

/**
 * A kernel setting gets another value (sysctl(8)).
 *
 * @param key with dots
 * @param value the new value
 */
public record SysctlValue(String key, String value) implements Change {

  /** A setting of net.ipv4.conf for one device; a dot in its name is a slash in the key. */
  public static SysctlValue of(String device, String setting, int value) {
    String key = "net.ipv4.conf." + device.replace('.', '/') + "." + setting;
    return new SysctlValue(key, Integer.toString(value));
  }

  @Override
  public Host apply(Host host) {
    Host changed = host.withSysctl(new Sysctl(key, value, true, origin(host)));
    if (key.equals("net.ipv4.ip_forward")) {
      // inet_forward_change(): it is written to all devices.
      for (Sysctl old : host.sysctls().values()) {
        if (old.key().startsWith("net.ipv4.conf.") && old.key().endsWith(".forwarding")) {
          changed = changed.withSysctl(new Sysctl(old.key(), value, true, old.origin()));
        }
      }
    }
    return changed;
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
}
