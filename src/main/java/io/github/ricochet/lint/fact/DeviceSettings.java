package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.Sysctl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Derives the settings of net.ipv4.conf that are in force for each device, as the kernel combines
 * them (include/linux/inetdevice.h).
 */
public final class DeviceSettings {

  private final Host host;

  private DeviceSettings(Host host) {
    this.host = host;
  }

  /** {@link Forwarding}, {@link ReversePath} and {@link RouteLocalnet} of every device. */
  public static List<Record> of(Host host) {
    DeviceSettings settings = new DeviceSettings(host);
    List<Record> found = new ArrayList<>();
    for (String device : devices(host)) {
      found.add(settings.forwarding(device));
      found.add(settings.reversePath(device));
      found.add(settings.routeLocalnet(device));
    }
    return List.copyOf(found);
  }

  private static Set<String> devices(Host host) {
    Set<String> devices = new TreeSet<>();
    host.interfaces().forEach(i -> devices.add(i.name()));
    host.addresses().forEach(a -> devices.add(a.device()));
    host.ports().forEach(p -> devices.add(p.bridge()));
    return devices;
  }

  private Forwarding forwarding(String device) {
    Optional<Sysctl> told =
        own(device, "forwarding")
            .or(() -> number("net.ipv4.conf.all.forwarding"))
            .or(() -> number("net.ipv4.ip_forward"));
    Setting state = told.map(s -> Setting.of(value(s) != 0)).orElse(Setting.UNKNOWN);
    return new Forwarding(device, state, told.map(Sysctl::origin));
  }

  private ReversePath reversePath(String device) {
    Optional<Sysctl> greater = greater(device, "rp_filter");
    return new ReversePath(
        device, greater.map(DeviceSettings::value).orElse(0), greater.map(Sysctl::origin));
  }

  private RouteLocalnet routeLocalnet(String device) {
    Optional<Sysctl> greater = greater(device, "route_localnet");
    Setting state = Setting.of(greater.filter(s -> value(s) > 0).isPresent());
    Optional<Origin> origin = own(device, "route_localnet").or(() -> greater).map(Sysctl::origin);
    return new RouteLocalnet(device, state, origin);
  }

  /** The setting of all devices or the device's own, whichever is greater. */
  private Optional<Sysctl> greater(String device, String key) {
    Optional<Sysctl> all = number("net.ipv4.conf.all." + key);
    Optional<Sysctl> own = own(device, key);
    boolean allWins = all.isPresent() && own.filter(o -> value(o) >= value(all.get())).isEmpty();
    return allWins ? all : own;
  }

  private Optional<Sysctl> own(String device, String key) {
    return number("net.ipv4.conf." + device.replace('.', '/') + "." + key);
  }

  private Optional<Sysctl> number(String key) {
    return Optional.ofNullable(host.sysctls().get(key)).filter(s -> s.number().isPresent());
  }

  private static int value(Sysctl sysctl) {
    return sysctl.number().orElseThrow();
  }
}
