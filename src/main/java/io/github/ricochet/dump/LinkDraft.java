package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;

/** One link of {@code ip link}, gathered over the lines (or JSON members) that it takes. */
final class LinkDraft {

  private final String name;
  private final Origin origin;
  private Optional<String> lower;
  private int index;
  private Optional<Mac> mac = Optional.empty();
  private List<String> flags = List.of();
  private boolean flagsKnown;
  private Optional<String> kind = Optional.empty();
  private Optional<String> master = Optional.empty();
  private OptionalInt vlanId = OptionalInt.empty();
  private OptionalInt promiscuity = OptionalInt.empty();
  private OptionalInt mtu = OptionalInt.empty();
  private OptionalInt group = OptionalInt.empty();
  private Optional<String> vrfTable = Optional.empty();
  private Optional<Bridge> bridge = Optional.empty();
  private Optional<PortFlags> port = Optional.empty();
  private OptionalInt portNumber = OptionalInt.empty();

  /**
   * @param printed the name as printed, such as {@code eth0.10@eth0:}
   */
  LinkDraft(String printed, Origin origin) {
    this.name = nameOf(printed);
    this.lower = lowerOf(printed);
    this.origin = origin;
  }

  /** The name without the colon after it, and without the other device. */
  static String nameOf(String printed) {
    String text = withoutColon(printed);
    int at = text.lastIndexOf('@');
    return at <= 0 ? text : text.substring(0, at);
  }

  /** The other device: the peer of a veth, the parent of a VLAN. */
  private static Optional<String> lowerOf(String printed) {
    String text = withoutColon(printed);
    int at = text.lastIndexOf('@');
    return at <= 0 || text.endsWith("@NONE")
        ? Optional.empty()
        : Optional.of(text.substring(at + 1));
  }

  private static String withoutColon(String printed) {
    return printed.endsWith(":") ? printed.substring(0, printed.length() - 1) : printed;
  }

  String name() {
    return name;
  }

  /**
   * @param token the number with its colon
   */
  void index(Token token) {
    String text = withoutColon(token.getText());
    if (text.length() > 9) {
      throw new BadValue(token, "the index of an interface");
    }
    index = Integer.parseInt(text);
  }

  /**
   * @param text such as {@code <BROADCAST,UP>}
   */
  void flags(String text) {
    flags(Arrays.asList(text.substring(1, text.length() - 1).split(",")));
  }

  void flags(List<String> names) {
    flags = names;
    flagsKnown = true;
  }

  void index(int number) {
    index = number;
  }

  void mtu(int bytes) {
    mtu = OptionalInt.of(bytes);
  }

  /**
   * @param text the number, or its name; that of 0 is the same everywhere, others are in a file of
   *     the host (rtnl_group_n2a())
   */
  void group(String text) {
    if (text.equals("default")) {
      group = OptionalInt.of(0);
    } else if (text.matches("[0-9]{1,9}")) {
      group = OptionalInt.of(Integer.parseInt(text));
    }
  }

  void master(String device) {
    master = Optional.of(device);
  }

  void mac(Optional<Mac> address) {
    mac = address;
  }

  void promiscuity(int users) {
    promiscuity = OptionalInt.of(users);
  }

  void kind(String name) {
    // A bond's slave says what it is a slave of in a line of its own, which is not its kind.
    if (!name.endsWith("_slave") && !name.equals("prog/xdp")) {
      kind = Optional.of(name);
    }
  }

  void vlan(OptionalInt id) {
    kind("vlan");
    vlanId = id;
  }

  void vrf(Optional<String> table) {
    kind("vrf");
    vrfTable = table;
  }

  void lower(String device) {
    lower = Optional.of(device);
  }

  void bridge(Origin line, WordPairs words) {
    kind("bridge");
    bridge(
        new Bridge(
            name,
            words.setting("nf_call_iptables"),
            words.setting("nf_call_ip6tables"),
            words.setting("nf_call_arptables"),
            words.setting("vlan_filtering"),
            words.number("vlan_default_pvid"),
            words.number("stp_state").stream()
                .mapToObj(state -> Setting.of(state != 0))
                .findFirst()
                .orElse(Setting.UNKNOWN),
            words.number("ageing_time"),
            line));
  }

  void bridge(Bridge details) {
    kind("bridge");
    bridge = Optional.of(details);
  }

  void port(Origin line, WordPairs words) {
    port =
        Optional.of(
            new PortFlags(
                words.after("state").map(TokenValues::stp).orElse(StpState.UNKNOWN),
                words.setting("hairpin"),
                words.setting("isolated"),
                words.setting("learning"),
                words.setting("flood"),
                words.setting("locked"),
                words.setting("proxy_arp"),
                words.text("backup_port"),
                line));
  }

  void portNumber(OptionalInt number) {
    portNumber = number;
  }

  void port(PortFlags flags) {
    port = Optional.of(flags);
  }

  void addTo(Facts facts) {
    facts.add(
        new Interface(
            name,
            index,
            mac,
            flag("UP"),
            flag("LOWER_UP"),
            kind,
            master,
            lower,
            vlanId,
            promiscuity,
            flag("PROMISC"),
            mtu,
            group,
            vrfTable,
            origin));
    // A bond and a VRF carry IFF_MASTER, a bridge does not; a bond's ports carry IFF_SLAVE.
    if (flags.contains("MASTER")) {
      facts.addOtherMaster(name);
    }
    if (flags.contains("SLAVE")) {
      master.ifPresent(facts::addOtherMaster);
    }
    bridge.ifPresent(facts::add);
    if (port.isPresent() && master.isPresent()) {
      portNumber.ifPresent(number -> facts.addPortNumber(master.get(), number, name));
      facts.add(port.get().on(name, master.get()));
    }
  }

  private Setting flag(String flag) {
    return flagsKnown ? Setting.of(flags.contains(flag)) : Setting.UNKNOWN;
  }

  /**
   * The flags of a bridge port.
   *
   * @param state its spanning tree state
   * @param hairpin BR_HAIRPIN_MODE
   * @param isolated BR_ISOLATED
   * @param learning BR_LEARNING
   * @param flood BR_FLOOD
   * @param locked BR_PORT_LOCKED
   * @param proxyArp BR_PROXYARP
   * @param backupPort the port that takes over
   * @param origin the line that they stand in
   */
  record PortFlags(
      StpState state,
      Setting hairpin,
      Setting isolated,
      Setting learning,
      Setting flood,
      Setting locked,
      Setting proxyArp,
      Optional<String> backupPort,
      Origin origin) {

    BridgePort on(String name, String bridge) {
      return new BridgePort(
          name,
          bridge,
          state,
          hairpin,
          isolated,
          learning,
          flood,
          locked,
          proxyArp,
          backupPort,
          origin);
    }
  }
}
