package io.github.ricochet.host;

/** The kinds of dumps that are told apart by their content, each with the command that makes it. */
public enum DumpKind {
  IPTABLES_SAVE("iptables-save"),
  IP6TABLES_SAVE("ip6tables-save"),
  IPTABLES_LIST("iptables -L"),
  EBTABLES_SAVE("ebtables-save"),
  EBTABLES_LIST("ebtables -L"),
  ARPTABLES_SAVE("arptables-save"),
  NFT_RULESET("nft list ruleset"),
  IP_LINK("ip -d link"),
  IP_ADDR("ip addr"),
  IP_ROUTE("ip route"),
  IP_RULE("ip rule"),
  IP_NEIGH("ip neigh"),
  ROUTE_TABLE("route -n"),
  ARP_TABLE("arp -n"),
  BRIDGE_LINK("bridge -d link"),
  BRIDGE_FDB("bridge fdb"),
  BRIDGE_VLAN("bridge vlan"),
  BRCTL_SHOW("brctl show"),
  BRCTL_SHOWSTP("brctl showstp"),
  BRCTL_SHOWMACS("brctl showmacs"),
  IFCONFIG("ifconfig"),
  SYSCTL("sysctl -a"),
  SYSCTL_CONF("sysctl.conf"),
  SYSFS("grep -r . /sys/class/net/*/brport/"),
  IPSET("ipset save"),
  IPSET_XML("ipset list -o xml"),
  CONNTRACK("conntrack -L"),
  SS("ss -lntu"),
  UNAME("uname -r"),
  LSMOD("lsmod"),
  IFUPDOWN("interfaces"),
  NETWORKD("systemd.network"),
  VUURMUUR("vuurmuur"),
  IPTABLES_SCRIPT("iptables script"),
  FIREWALLD("firewalld's direct.xml"),
  FERM("ferm.conf"),
  SHOREWALL("shorewall"),
  UNRECOGNISED("unrecognised");

  private final String command;

  DumpKind(String command) {
    this.command = command;
  }

  /** Whether such a dump tells of interfaces, bridges or ports, and not of rules alone. */
  public boolean isOfLinks() {
    return switch (this) {
      case IP_LINK, IP_ADDR, BRIDGE_LINK, BRCTL_SHOW, BRCTL_SHOWSTP, SYSFS -> true;
      default -> false;
    };
  }

  /** The command that prints such a dump, or the name of the configuration file. */
  public String command() {
    return command;
  }
}
