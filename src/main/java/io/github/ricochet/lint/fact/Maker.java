package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Table;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that makes chains of its own, told by their names. It makes them whether they are
 * needed or not, and makes them anew: what stands in them is not somebody's slip.
 */
public enum Maker {
  DOCKER("Docker", "DOCKER([-_].*)?"),
  KUBERNETES("Kubernetes", "KUBE-.*"),
  CALICO("Calico", "cali[-:].*"),
  CILIUM("Cilium", "(OLD_)?CILIUM_.*"),
  FLANNEL("Flannel", "FLANNEL-.*"),
  WEAVE("Weave", "WEAVE(-.*)?"),
  ISTIO("Istio", "ISTIO_.*"),
  CNI("a CNI plugin", "CNI-.*"),
  NETAVARK("Podman", "NETAVARK.*"),
  LIBVIRT("libvirt", "LIBVIRT_.*|libvirt-.*|(FI|FO|HI|I|O|J)-vnet\\d+.*"),
  UFW("ufw", "ufw6?-.*"),
  FAIL2BAN("fail2ban", "(f2b|fail2ban)-.*"),
  SSHGUARD("sshguard", "sshguard"),
  PROXMOX("Proxmox", "PVEFW-.*"),
  TAILSCALE("Tailscale", "ts-.*"),
  OPENVPN("OpenVPN Access Server", "AS0_.*"),
  UPNP("miniupnpd", "MINIUPNPD.*"),
  OPENSTACK("OpenStack", "neutron-.*|nova-.*"),
  ANDROID("Android", "(bw|fw|oem|st|tetherctrl|natctrl|wakeupctrl|idletimer)_.*"),
  VUURMUUR(
      "Vuurmuur",
      "PRE-VRMR-.*|VRMR.*|(NEW|ESTREL)(ACCEPT|NFQUEUE|NFLOG|QUEUE)|TCPRESET|SYNLIMIT|UDPLIMIT"
          + "|BLOCKLIST|BLOCK|ANTISPOOF|ACC-.*"),
  FIREWALLD(
      "firewalld",
      "(INPUT|FORWARD|OUTPUT|PREROUTING|POSTROUTING)_(ZONES|POLICIES|ZONES_SOURCE|IN_ZONES|OUT_ZONES"
          + "|POLICIES_pre|POLICIES_post|direct)(_SOURCE)?|FORWARD_(IN|OUT)_ZONES(_SOURCE)?"
          + "|(PRE|POST|POS|IN|FWD|FWDI|FWDO|FWD[A-Z]?|OUT)_[A-Za-z0-9_-]+",
      "(INPUT|FORWARD|OUTPUT|PREROUTING|POSTROUTING)_(direct|ZONES|POLICIES_pre)"),
  OPENWRT(
      "OpenWrt",
      "zone_.*|(input|output|forward(ing)?|prerouting|postrouting|reject|syn_flood|nat_reflection)"
          + "([-_].*)?|MINIUPNPD",
      "zone_(lan|wan)(_.*)?|delegate_.*"),
  SHOREWALL(
      "Shorewall",
      "[%~@]?\\w*2\\w+|\\w+[-_](in|out|fwd|frwd|masq|dnat|cg)|\\w+_input|\\w+_output|reject|dynamic"
          + "|logdrop|logflags|logreject|smurfs|smurflog|tcpflags|tcpre|tcfor|tcin|tcout|tcpost|sfilter"
          + "|dropBcast|dropInvalid|dropNotSyn|[Dd]rop|Reject|A[dD][rR][oO][pP]|shorewall|blacklst|dnat"
          + "|norfc1918|maclog|Broadcast|Invalid|NotSyn|[~%&@].*",
      "shorewall|smurfs|tcpflags|logflags"),
  CSF(
      "ConfigServer Firewall",
      "(LOCAL|DENY|ALLOW)(INPUT|OUTPUT|IN|OUT)|LOG(DROP|ACCEPT)(IN|OUT)|INVALID|INVDROP|SMTPOUTPUT"
          + "|(G|GD|U)?(ALLOW|DENY)(DYN)?(IN|OUT)|ACCEPTDROP|PORTFLOOD|UDPFLOOD|SYNFLOOD",
      "LOCALINPUT");

  /** Chains that programs make for the rules of their users. */
  private static final Pattern FOR_USERS =
      Pattern.compile(
          "DOCKER-USER|ufw6?-(user|before|after)-(input|output|forward)|.*_direct"
              + "|.*_(allow|deny|pre|post)|PRE-VRMR-.*|zone_\\w+_rule|\\w+_rule");

  private final String words;
  private final Pattern chains;
  private final Optional<Pattern> sign;

  /** Whether a chain of this name is a program's, whatever else is there. */
  public static boolean isProgramsOwn(String chain) {
    return Stream.of(values()).anyMatch(m -> m.sign.isEmpty() && m.chains.matcher(chain).matches());
  }

  Maker(String words, String chains) {
    this.words = words;
    this.chains = Pattern.compile(chains);
    sign = Optional.empty();
  }

  /** One whose chains have common names: a chain that only it makes has to be there, too. */
  Maker(String words, String chains, String sign) {
    this.words = words;
    this.chains = Pattern.compile(chains);
    this.sign = Optional.of(Pattern.compile(sign));
  }

  /** The program's name, for messages. */
  public String words() {
    return words;
  }

  /** Whether a chain that a program has made is there for rules of its user. */
  public static boolean isForUsers(String chain) {
    return FOR_USERS.matcher(chain).matches();
  }

  /** Who made the chain of this name. */
  public static Optional<Maker> of(Table table, String chain) {
    return Stream.of(values())
        .filter(m -> m.chains.matcher(chain).matches() && m.hasSigned(table))
        .findFirst();
  }

  private boolean hasSigned(Table table) {
    return sign.isEmpty()
        || table.chains().stream().anyMatch(c -> sign.get().matcher(c.name()).matches());
  }
}
