package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code grep -r . /sys/class/net/*}{@code /brport/} and the same for {@code bridge/}: one
 * attribute a line (net/bridge/br_sysfs_if.c, br_sysfs_br.c). A port's folder does not name its
 * bridge, which another dump has to tell.
 */
final class SysfsReader implements DumpReader {

  /**
   * The files of bridges and ports; run inside of a folder on the way, with the rest of their path.
   */
  static final String FILES =
      "(?:\\.?/?sys/(?:class/net|devices/\\S+?/net)/|\\./)?[^/:\\s]+/(?:brport|bridge|brif/[^/:\\s]+)/\\w+"
          + "|(?:\\./)?(?:brif/)?[^/:\\s]+/hairpin_mode";

  private static final Pattern PATH =
      Pattern.compile(
          "(?:\\.?/?sys/(?:class/net|devices/\\S+?/net)/|\\./)?([^/\\s]+)/(brport|bridge|brif/([^/\\s]+))/([^/]+)");

  /** A port below the folder of its bridge, whose name is not there. */
  private static final Pattern PORT =
      Pattern.compile("(?:\\./)?(?:brif/)?([^/\\s]+)/(hairpin_mode)");

  /** What else sysfs tells of devices. */
  private static final Predicate<String> OTHER =
      Pattern.compile("\\.?/?sys/(?:class/net|devices/\\S+?/net)/.*").asMatchPredicate();

  private final Map<String, Attributes> ports = new LinkedHashMap<>();
  private final Map<String, Attributes> bridges = new LinkedHashMap<>();

  /** The attributes of one device, as text. */
  private static final class Attributes {

    private final Map<String, String> values = new LinkedHashMap<>();
    private String bridge = "";
    private Origin origin;

    void put(String name, String value, Place place) {
      values.putIfAbsent(name, value);
      if (origin == null || name.equals("hairpin_mode") || name.equals("nf_call_iptables")) {
        origin = place.whole();
      }
    }

    Setting setting(String name) {
      String value = values.getOrDefault(name, "");
      return value.isEmpty() ? Setting.UNKNOWN : Setting.of(!value.equals("0"));
    }

    OptionalInt number(String name) {
      String value = values.getOrDefault(name, "");
      return value.matches("\\d{1,9}")
          ? OptionalInt.of(Integer.parseInt(value))
          : OptionalInt.empty();
    }
  }

  @Override
  public void read(Stretch stretch, Facts facts) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String text = KindDetector.head(stretch.file(), number);
      if (!text.isEmpty() && text.charAt(0) != '#' && !text.startsWith("grep: ")) {
        Place place = new Place(stretch.file(), number);
        int colon = text.indexOf(':');
        if (colon < 0 || !takes(text.substring(0, colon), text.substring(colon + 1), place)) {
          facts.notUnderstood(
              place.whole(), "a line looks like '/sys/class/net/veth0/brport/hairpin_mode:1'");
        }
      }
    }
    end(facts);
  }

  private boolean takes(String path, String value, Place place) {
    return take(path, SysctlReader.grepped(value), place) || OTHER.test(path);
  }

  /** Takes one attribute; false where the path is none of a bridge or a port. */
  boolean take(String path, String value, Place place) {
    Matcher alone = PORT.matcher(path);
    if (alone.matches()) {
      port(alone.group(1)).put(alone.group(2), value, place);
      return true;
    }
    Matcher m = PATH.matcher(path);
    if (!m.matches()) {
      return false;
    }
    if (m.group(2).equals("bridge")) {
      bridges.computeIfAbsent(m.group(1), n -> new Attributes()).put(m.group(4), value, place);
      return true;
    }
    boolean brport = m.group(3) == null;
    Attributes port = port(brport ? m.group(1) : m.group(3));
    port.bridge = brport ? port.bridge : m.group(1);
    port.put(m.group(4), value, place);
    return true;
  }

  private Attributes port(String name) {
    return ports.computeIfAbsent(name, n -> new Attributes());
  }

  /** Adds the devices whose attributes were taken. */
  void end(Facts facts) {
    ports.forEach((name, attributes) -> facts.add(port(name, attributes)));
    bridges.forEach((name, attributes) -> facts.add(bridge(name, attributes)));
  }

  private static BridgePort port(String name, Attributes port) {
    return new BridgePort(
        name,
        port.bridge,
        TokenValues.stp(port.values.getOrDefault("state", "")).orElse(StpState.UNKNOWN),
        port.setting("hairpin_mode"),
        port.setting("isolated"),
        port.setting("learning"),
        port.setting("unicast_flood"),
        port.setting("locked"),
        Optional.ofNullable(port.values.get("backup_port")).filter(p -> !p.isBlank()),
        port.origin);
  }

  private static Bridge bridge(String name, Attributes bridge) {
    return new Bridge(
        name,
        bridge.setting("nf_call_iptables"),
        bridge.setting("nf_call_ip6tables"),
        bridge.setting("nf_call_arptables"),
        bridge.setting("vlan_filtering"),
        bridge.number("default_pvid"),
        bridge.setting("stp_state"),
        bridge.number("ageing_time"),
        bridge.origin);
  }
}
