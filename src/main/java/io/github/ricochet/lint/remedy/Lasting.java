package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where changes belong so that they last, by who owns what they change, and what else they do. */
public final class Lasting {

  private static final String CALL = "net.bridge.bridge-nf-call-iptables";

  private final Host host;

  /** Who owns rules of the host, once that was asked: of a host without a finding it never is. */
  private Optional<Set<Owner>> known = Optional.empty();

  /**
   * @param host the host as it is now
   */
  public Lasting(Host host) {
    this.host = host;
  }

  private Set<Owner> owners() {
    if (known.isEmpty()) {
      known = Optional.of(Owner.ofRules(host));
    }
    return known.get();
  }

  /** What to do so that the changes last over a reboot. */
  public List<String> of(List<Change> changes) {
    Set<String> lines = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change instanceof PortFlag flag) {
        lines.add(port(flag));
      } else if (change instanceof PortState state) {
        lines.add(setUp(state.port(), state));
      } else if (change instanceof LinkUp link) {
        lines.add(setUp(link.port(), link));
      } else if (change instanceof SysctlValue value) {
        if (value.key().startsWith("net.bridge.")) {
          lines.add("echo br_netfilter > /etc/modules-load.d/br_netfilter.conf");
        }
        lines.add(
            "echo '" + value.key() + " = " + value.value() + "' >> /etc/sysctl.d/99-local.conf");
      } else if (change instanceof LoadBrNetfilter) {
        lines.add("echo br_netfilter > /etc/modules-load.d/br_netfilter.conf");
      } else if (change instanceof BridgeCall call) {
        lines.add("in what sets up " + call.bridge() + ": " + call.command());
      } else {
        lines.add(rule(change));
      }
    }
    return List.copyOf(lines);
  }

  private String port(PortFlag flag) {
    String bridge =
        host.ports().stream()
            .filter(p -> p.name().equals(flag.port()))
            .map(BridgePort::bridge)
            .findFirst()
            .orElse("");
    Optional<Owner> owner = Owner.ofBridge(bridge, host);
    if (flag.flag() != BridgePort.Flag.HAIRPIN || !flag.on()) {
      return "in what sets up " + flag.port() + ": " + flag.command();
    }
    if (owner.isEmpty()) {
      return networkd(flag.port(), bridge);
    }
    return switch (owner.get()) {
      case DOCKER ->
          "in /etc/docker/daemon.json: \"userland-proxy\": false (Docker then sets hairpin mode on every port that it makes; where it is set already, restart the container, which makes its port anew)";
      case KUBERNETES ->
          "in the bridge plugin's file in /etc/cni/net.d: \"hairpinMode\": true (kubenet: kubelet --hairpin-mode=hairpin-veth)";
      case LIBVIRT -> "in /etc/libvirt/hooks/qemu, at `started`: " + flag.command();
      case LXD ->
          (bridge.startsWith("incus") ? "incus" : "lxc")
              + " config device set CONTAINER eth0 host_name="
              + flag.port()
              + "; then "
              + networkd(flag.port(), bridge);
      case LXC ->
          "in the container's config: lxc.net.0.script.up = /etc/lxc/hairpin, a script with: bridge link set dev \"$5\" hairpin on";
      default -> networkd(flag.port(), bridge);
    };
  }

  private static String networkd(String port, String bridge) {
    return "printf '[Match]\\nName="
        + port
        + "\\n[Network]\\nBridge="
        + bridge
        + "\\n[Bridge]\\nHairPin=yes\\n' > /etc/systemd/network/10-"
        + port
        + ".network";
  }

  private String rule(Change change) {
    String chain =
        change instanceof RuleDelete delete
            ? delete.rule().chain()
            : ((RuleInsert) change).rule().chain();
    Optional<Owner> owner =
        Owner.ofChain(chain)
            .or(() -> owners().stream().filter(Owner::isFirewall).sorted().findFirst());
    if (owner.isEmpty() && owners().contains(Owner.DOCKER) && isFirstOfForward(change)) {
      return "from a unit of systemd with After=docker.service, in the chain that Docker leaves alone: "
          + change.command().replace(" -I FORWARD ", " -I DOCKER-USER ");
    }
    if (owner.isEmpty()
        && (owners().contains(Owner.DOCKER) || owners().contains(Owner.KUBERNETES))) {
      return "from a unit of systemd with After=docker.service or kubelet.service: "
          + change.command();
    }
    if (owner.isEmpty()) {
      return "netfilter-persistent save (or: iptables-save > /etc/iptables/rules.v4)";
    }
    String command = change.command();
    return switch (owner.get()) {
      case DOCKER ->
          "Docker leaves DOCKER-USER alone; from a unit with After=docker.service: " + command;
      case KUBERNETES ->
          "kube-proxy makes its chains anew; from a unit with After=kubelet.service: " + command;
      case LIBVIRT -> "in /etc/libvirt/hooks/network, at `started`: " + command;
      case UFW -> "in /etc/ufw/before.rules, before COMMIT of its table: " + saved(change);
      case FIREWALLD -> firewalld(change);
      case SHOREWALL -> "in /etc/shorewall/started: " + command;
      case VUURMUUR -> "in a script that runs after Vuurmuur has loaded its rules: " + command;
      case OPENWRT -> "in /etc/firewall.user: " + command;
      default -> "from a unit with After=network-online.target: " + command;
    };
  }

  private static String setUp(String port, Change change) {
    return "in what sets up " + port + ": " + change.command();
  }

  private static boolean isFirstOfForward(Change change) {
    return change instanceof RuleInsert insert
        && insert.rule().table().equals("filter")
        && insert.rule().chain().equals("FORWARD")
        && insert.rule().number() == 1;
  }

  private static String saved(Change change) {
    return change instanceof RuleInsert insert ? insert.rule().save() : change.command();
  }

  private static String firewalld(Change change) {
    if (!(change instanceof RuleInsert insert)) {
      return change.command();
    }
    Rule rule = insert.rule();
    return "firewall-cmd --permanent --direct --add-rule ipv4 "
        + rule.table()
        + " "
        + rule.chain()
        + " 0"
        + RuleEdits.body(rule);
  }

  /** What else changes on the host, for a person. */
  public List<String> sideEffects(List<Way> ways, List<Change> changes) {
    List<String> effects = new ArrayList<>();
    if (ways.contains(Way.BOUNCE_SNAT)) {
      effects.add("the machine then sees an address of this host in place of its neighbour's");
    }
    if (ways.contains(Way.CALL_IPTABLES)) {
      effects.add("bridged packets then pass " + filters() + " too");
    }
    if (ways.contains(Way.NO_CALL_IPTABLES)) {
      effects.add("bridged packets then no longer pass " + filters());
      if (owners().contains(Owner.KUBERNETES) || owners().contains(Owner.DOCKER)) {
        effects.add("Docker and Kubernetes set " + CALL + " to 1 again, since they need it");
      }
    }
    for (Change change : changes) {
      if (change instanceof LoadBrNetfilter) {
        effects.add("br_netfilter counts for all bridges of the host");
      }
    }
    return effects;
  }

  /** How many rules look at what is forwarded, and so at what is bridged. */
  private String filters() {
    long all = host.iptables().stream().flatMap(r -> r.rules()).filter(Lasting::forwards).count();
    long bridged =
        host.iptables().stream()
            .flatMap(r -> r.rules())
            .filter(r -> r.match(PhysdevMatch.class).isPresent())
            .count();
    if (all + bridged == 0) {
      return "iptables";
    }
    return "FORWARD of filter ("
        + all
        + (all == 1 ? " rule" : " rules")
        + (bridged > 0 ? ", and " + bridged + " with -m physdev in all" : "")
        + ")";
  }

  private static boolean forwards(Rule rule) {
    return rule.table().equals("filter") && rule.chain().equals("FORWARD");
  }
}
