package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.Chain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that make bridges and rules, known by the names that they give. What is changed by
 * hand in what they made is gone when they make it again.
 */
public enum Owner {
  /** Docker: docker0 and br- with twelve hexadecimal digits; its chains. */
  DOCKER("Docker", "docker0|br-[0-9a-f]{12}", "DOCKER(-.*)?"),
  /** kube-proxy and the plugins of Kubernetes' networks. */
  KUBERNETES("Kubernetes", "cni0|cbr0|cnio0|kube-bridge", "KUBE-.*|CNI-.*|cali-.*|FLANNEL-.*"),
  /** libvirt. */
  LIBVIRT("libvirt", "virbr\\d+", "LIBVIRT_.*"),
  /** LXD and Incus. */
  LXD("LXD", "lxdbr\\d+|incusbr\\d+", "lxd_.*|incus_.*"),
  /** LXC's own lxc-net. */
  LXC("LXC", ".*lxc.*", ""),
  /** Vuurmuur. */
  VUURMUUR("Vuurmuur", "", ".*VRMR.*|VUURMUUR.*"),
  /** Ubuntu's ufw. */
  UFW("ufw", "", "ufw6?-.*"),
  /** firewalld. */
  FIREWALLD("firewalld", "", "(PREROUTING|POSTROUTING|INPUT|FORWARD)_(direct|ZONES|POLICIES_.*)"),
  /** Shorewall. */
  SHOREWALL(
      "Shorewall",
      "",
      "[a-z0-9]+2(fw|net|loc|dmz)|(net|loc|dmz|fw)[-2][a-z0-9]+|.*_masq|shorewall"),
  /** OpenWrt's fw3 and fw4. */
  OPENWRT("OpenWrt's firewall", "br-lan", "zone_.*|delegate_.*");

  private final String title;
  private final Pattern bridges;
  private final Pattern chains;

  Owner(String title, String bridges, String chains) {
    this.title = title;
    this.bridges = Pattern.compile(bridges);
    this.chains = Pattern.compile(chains);
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Who made a bridge, as its name tells; a bridge of Docker carries pods where kube-proxy is. */
  public static Optional<Owner> ofBridge(String bridge, Host host) {
    Optional<Owner> named =
        Stream.of(values()).filter(o -> o.bridges.matcher(bridge).matches()).findFirst();
    boolean pods = named.filter(o -> o == DOCKER).isPresent() && bridge.equals("docker0");
    return pods && ofRules(host).contains(KUBERNETES) ? Optional.of(KUBERNETES) : named;
  }

  /** Who made chains of the host's iptables rules. */
  public static Set<Owner> ofRules(Host host) {
    List<String> names =
        host.iptables().stream()
            .flatMap(r -> r.tables().stream())
            .flatMap(t -> t.chains().stream())
            .map(Chain::name)
            .toList();
    return Stream.of(values())
        .filter(o -> names.stream().anyMatch(n -> o.chains.matcher(n).matches()))
        .collect(Collectors.toSet());
  }

  /** Who made a rule, as the name of its chain tells. */
  public static Optional<Owner> ofChain(String chain) {
    return Stream.of(values()).filter(o -> o.chains.matcher(chain).matches()).findFirst();
  }

  /** Whether it loads the whole of a host's rules, so that further ones belong into its files. */
  boolean isFirewall() {
    return this == VUURMUUR
        || this == UFW
        || this == FIREWALLD
        || this == SHOREWALL
        || this == OPENWRT;
  }
}
