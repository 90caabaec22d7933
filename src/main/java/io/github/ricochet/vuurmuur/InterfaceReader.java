package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of interfaces/, as vrmr_read_interface_info() and vrmr_interfaces_check() do.
 * Vuurmuur looks at the running devices; here their dumps do that, where there are any.
 */
final class InterfaceReader {

  private final Devices devices;

  InterfaceReader(Devices devices) {
    this.devices = devices;
  }

  Nic read(String name, SettingsFile file) {
    boolean virtual = file.value("VIRTUAL").equalsIgnoreCase("yes");
    String named = file.value("DEVICE");
    String device = named.isEmpty() ? file.value("INTERFACE") : named;
    boolean dynamic =
        file.value("IPADDRESS").equals("dynamic") || file.value("IPV6ADDRESS").equals("dynamic");
    Optional<Setting> given = file.first("IPADDRESS").filter(a -> !a.value().equals("dynamic"));
    Optional<Ip> address = given.flatMap(a -> Addresses.parse(a.value()));
    if (dynamic) {
      address = devices.address(device);
    }
    return new Nic(
        name,
        device,
        address,
        virtual && device.indexOf(':') >= 0,
        dynamic,
        file.first("IPV6ADDRESS").isPresent(),
        idle(file, device, dynamic, virtual, given),
        virtual ? List.of() : file.all("RULE"),
        file.origin());
  }

  private Optional<Inactivity> idle(
      SettingsFile file,
      String device,
      boolean dynamic,
      boolean virtual,
      Optional<Setting> address) {
    Optional<Inactivity> own = Activity.of(file);
    if (own.isPresent()) {
      return own;
    }
    if (device.isEmpty()) {
      return Optional.of(new Inactivity("it has no DEVICE", file.origin()));
    }
    Optional<Ip> running = devices.address(device);
    if (dynamic) {
      return devices.known() && running.isEmpty()
          ? Optional.of(
              new Inactivity("its address is dynamic, and " + device + " has none", file.origin()))
          : Optional.empty();
    }
    if (address.isPresent() && Addresses.parse(address.get().value()).isEmpty()) {
      return address.map(a -> new Inactivity("\"" + a.value() + "\" is no address", a.origin()));
    }
    String expected = address.map(Setting::value).orElse("");
    if (!virtual && running.isPresent() && !running.get().toString().equals(expected)) {
      return Optional.of(
          new Inactivity(
              device
                  + " has the address "
                  + running.get()
                  + ", and IPADDRESS is \""
                  + expected
                  + "\"",
              address.map(Setting::origin).orElse(file.origin())));
    }
    return Optional.empty();
  }
}
