package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads files of systemd-networkd: {@code .netdev} (systemd.netdev(5)) and {@code .network}
 * (systemd.network(5)). Keys that say nothing of bridges and addresses are passed over.
 */
final class NetworkdReader implements DumpReader {

  /** {@code Section.Key}, with the last value that was given for it. */
  private final Map<String, String> values = new LinkedHashMap<>();

  private final Map<String, Origin> addresses = new LinkedHashMap<>();
  private Origin hairpinAt;

  @Override
  public void read(Stretch stretch, Facts facts) {
    String section = "";
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String text = KindDetector.head(stretch.file(), number).strip();
      Place place = new Place(stretch.file(), number);
      int equals = text.indexOf('=');
      if (text.startsWith("[") && text.endsWith("]")) {
        section = text.substring(1, text.length() - 1);
      } else if (equals > 0 && text.charAt(0) != '#' && text.charAt(0) != ';') {
        String key = section + "." + text.substring(0, equals).strip();
        take(key, text.substring(equals + 1).strip(), place);
      } else if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != ';') {
        facts.notUnderstood(place.whole(), "a line looks like 'HairPin=yes'");
      }
    }
    Origin start = Origin.ofLine(stretch.file(), stretch.first());
    if (values.containsKey("NetDev.Name")) {
      netdev(start, facts);
    } else if (values.containsKey("Match.Name")) {
      network(start, facts);
    }
  }

  private void take(String key, String value, Place place) {
    values.put(key, value);
    if (key.equals("Network.Address") || key.equals("Address.Address")) {
      addresses.put(value, place.whole());
    } else if (key.equals("Bridge.HairPin")) {
      hairpinAt = place.whole();
    }
  }

  private void netdev(Origin start, Facts facts) {
    if (values.getOrDefault("NetDev.Kind", "").equals("bridge")) {
      facts.add(
          new Bridge(
              values.get("NetDev.Name"),
              Setting.UNKNOWN,
              Setting.UNKNOWN,
              Setting.UNKNOWN,
              setting("Bridge.VLANFiltering"),
              OptionalInt.empty(),
              setting("Bridge.STP"),
              OptionalInt.empty(),
              start));
    }
  }

  private void network(Origin start, Facts facts) {
    String bridge = values.get("Network.Bridge");
    for (String name : values.get("Match.Name").split("\\s+", -1)) {
      if (bridge != null && !name.startsWith("!")) {
        facts.add(
            new BridgePort(
                name,
                bridge,
                StpState.UNKNOWN,
                setting("Bridge.HairPin"),
                setting("Bridge.Isolated"),
                setting("Bridge.Learning"),
                setting("Bridge.UnicastFlood"),
                Setting.UNKNOWN,
                Optional.empty(),
                hairpinAt == null ? start : hairpinAt));
      }
      if (name.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '!')) {
        addresses.forEach((text, origin) -> address(name, text, origin, facts));
      }
    }
  }

  private static void address(String device, String text, Origin origin, Facts facts) {
    Optional<Prefix> prefix = Prefix.parse(text);
    Optional<Ip> local = Ip.parse(text.contains("/") ? text.substring(0, text.indexOf('/')) : text);
    if (prefix.isEmpty() || local.isEmpty()) {
      facts.notUnderstood(origin, Quote.of(text) + " is not an address such as 10.0.0.1/24");
      return;
    }
    facts.add(
        new InterfaceAddress(
            device,
            local.get(),
            prefix.get().length().orElse(local.get().family().bits()),
            Optional.empty(),
            Optional.empty(),
            "global",
            false,
            origin));
  }

  /** A boolean as systemd reads it (parse_boolean). */
  private Setting setting(String key) {
    String value = values.getOrDefault(key, "").toLowerCase(Locale.ROOT);
    if (List.of("1", "yes", "y", "true", "t", "on").contains(value)) {
      return Setting.ON;
    }
    return List.of("0", "no", "n", "false", "f", "off").contains(value)
        ? Setting.OFF
        : Setting.UNKNOWN;
  }
}
