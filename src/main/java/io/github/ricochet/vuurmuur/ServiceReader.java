package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.vuurmuur.UnreadLine;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the files of services/, as vrmr_read_service() does. */
final class ServiceReader {

  /** The keys of the older form, in the order in which they are asked for. */
  private static final Map<String, Integer> PROTOCOLS = new LinkedHashMap<>();

  static {
    PROTOCOLS.put("TCP", 6);
    PROTOCOLS.put("UDP", 17);
    PROTOCOLS.put("ICMP", 1);
    PROTOCOLS.put("GRE", 47);
    PROTOCOLS.put("AH", 51);
    PROTOCOLS.put("ESP", 50);
    PROTOCOLS.put("PROTO_41", 41);
  }

  private final Consumer<VuurmuurFact> facts;

  ServiceReader(Consumer<VuurmuurFact> facts) {
    this.facts = facts;
  }

  Service read(String name, SettingsFile file) {
    List<PortSpec> ports = new ArrayList<>();
    for (Setting line : file.all("RANGE")) {
      for (String part : line.value().split(",", -1)) {
        int semicolon = Math.min(3, part.indexOf(';') < 0 ? part.length() : part.indexOf(';'));
        int protocol = (int) Numbers.atoi(part.substring(0, semicolon));
        add(protocol, part.substring(Math.min(part.length(), semicolon + 1)), line, ports);
      }
    }
    if (ports.isEmpty()) {
      PROTOCOLS.forEach((key, protocol) -> readOld(key, protocol, file, ports));
    }
    Optional<Inactivity> idle = Activity.of(file);
    if (idle.isEmpty() && ports.isEmpty()) {
      idle = Optional.of(new Inactivity("it has no ports", file.origin()));
    }
    return new Service(
        name,
        List.copyOf(ports),
        file.value("HELPER"),
        file.value("BROADCAST").regionMatches(true, 0, "yes", 0, 3),
        idle);
  }

  private void readOld(String key, int protocol, SettingsFile file, List<PortSpec> ports) {
    for (Setting line : file.all(key)) {
      for (String part : line.value().split(",", -1)) {
        add(protocol, part, line, ports);
      }
    }
  }

  private void add(int protocol, String part, Setting line, List<PortSpec> ports) {
    int star = part.indexOf('*');
    String destination = star < 0 ? part : part.substring(0, star);
    PortSpec spec = PortSpec.of(protocol, destination, star < 0 ? "" : part.substring(star + 1));
    if (spec.isValid()) {
      ports.add(spec);
    } else {
      facts.accept(
          new UnreadLine(
              line.origin(), "\"" + part + "\" has a port above 65535", "Vuurmuur does not start"));
    }
  }
}
