package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How the lines of a kind of dump look: enough to tell where it starts and how far it goes, not
 * whether every word is right. Of several shapes that fit the first stands, so that the order of
 * the list matters.
 */
enum Shape {
  NFT(DumpKind.NFT_RULESET, "table (?:inet|ip|ip6|bridge|arp|netdev) \\S+ \\{.*", "[\\s}].*"),
  IPTABLES_LIST(DumpKind.IPTABLES_LIST, "Chain \\S+ \\((?:policy|\\d+ references).*", ".+"),
  EBTABLES_LIST(
      DumpKind.EBTABLES_LIST,
      "Bridge (?:table|chain): .*|ebtables -t \\S+ -[APNF] .*",
      "(?:Bridge chain|\\d+\\.|-|,|[A-Z]+ |policy).*|.* -j \\S+.*"),
  BRIDGE_LINK(
      DumpKind.BRIDGE_LINK,
      "\\d+: \\S+(?: state \\S+ (?:@\\S+)?:)? ?<[^>]*>(?: mtu \\d+)?(?: master \\S+)?(?: state \\S+)? (?:priority \\d+|hwmode) .*",
      "\\s+\\S.*"),
  LINK(DumpKind.IP_LINK, "\\d+: \\S+:? +(?:<[A-Z0-9_,-]*>|inet6? |link/).*", "\\s+\\S.*"),
  BRIEF(
      DumpKind.IP_LINK,
      "\\S+\\s+(?:UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT|NOTPRESENT|TESTING)"
          + "\\s+(?:[0-9a-f]{2}(?::[0-9a-f]{2})+ <|[0-9a-fA-F.:]+(?: peer [0-9a-fA-F.:]+)?/\\d+).*",
      "\\S+\\s+(?:UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT|NOTPRESENT|TESTING)(?: .*)?"),
  RULE(DumpKind.IP_RULE, "\\d+:\\s+(?:not )?from .*", null),
  BRIDGE_FDB(
      DumpKind.BRIDGE_FDB,
      Shape.MAC
          + " (?:dev|vlan|dst|master|self|permanent|static|used|extern_learn|offload|sticky|router|locked).*",
      null),
  NEIGH(
      DumpKind.IP_NEIGH,
      Shape.ADDRESS
          + " dev \\S+ .*?(?:lladdr|proxy|PERMANENT|NOARP|REACHABLE|STALE|NONE|INCOMPLETE|DELAY|PROBE|FAILED).*",
      Shape.ADDRESS + " dev .*"),
  BRIEF_NEIGH(
      DumpKind.IP_NEIGH,
      // In columns, which tell it from /etc/hosts.
      "(?=[0-9a-fA-F:. ]{40}\\S)" + Shape.ADDRESS + " +[^\\s:]+(?: +[0-9a-fA-F:.]+)?",
      null),
  ROUTE(
      DumpKind.IP_ROUTE,
      "(?:"
          + Shape.ROUTE_TYPE
          + ")(?:default|"
          + Shape.ADDRESS
          + ").*"
          + "|(?:default|"
          + Shape.ADDRESS
          + ")(?:/\\d+)? (?:via|dev|proto|scope|nhid|metric|table|src|encap|from|tos) .*"
          + "|"
          + Shape.ADDRESS
          + "/\\d+",
      "\\s+(?:nexthop|cache|nh_info).*|(?:default|" + Shape.ADDRESS + ")(?:/\\d+)?(?: .*)?"),
  BRIDGE_VLAN(
      DumpKind.BRIDGE_VLAN,
      "port\\s+vlan[ -]ids?.*",
      "\\S+\\s+(?:\\d+(?:-\\d+)?(?:\\s.*)?|None)|\\s+(?:\\d+(?:-\\d+)?|[RT]X:|state|mcast_\\w+|neigh_suppress|msti)(?:\\s.*)?|\\S+"),
  BRCTL_SHOW(
      DumpKind.BRCTL_SHOW,
      "bridge name\\s+bridge id\\s+STP enabled\\s+interfaces",
      "\\S+\\s+[0-9a-f]{4}\\.[0-9a-f]{12}\\s+(?:yes|no).*|\\s+\\S+"),
  BRCTL_SHOWSTP(
      DumpKind.BRCTL_SHOWSTP,
      "\\s+bridge id\\s+[0-9a-f]{4}\\.[0-9a-f]{12}",
      "\\s+\\S.*|\\S+(?: \\(\\d+\\))?"),
  BRCTL_SHOWMACS(
      DumpKind.BRCTL_SHOWMACS,
      "port no\\s+mac addr\\s+is local\\?\\s+ageing timer.*",
      "\\s+\\d+\\s+" + Shape.MAC + ".*"),
  LSMOD(
      DumpKind.LSMOD,
      "Module\\s+Size\\s+Used by.*|\\w+ \\d+ \\d+ \\S+ (?:Live|Loading|Unloading) 0x[0-9a-f]+.*",
      "\\S+\\s+\\d+\\s+-?\\d+.*"),
  SYSCTL(
      DumpKind.SYSCTL,
      // Not every setting of a program that is called net.something: what the kernel has there.
      "-?(?:net[./](?:appletalk|ax25|bridge|can|core|dccp|fan|ieee802154|ipv[46]|ipx|iw_cm|llc|mpls|mptcp|ncsi|netfilter"
          + "|netrom|nf_conntrack_max|openvswitch|phonet|rds|rose|rxrpc|sctp|smc|tipc|unix|vrf|vsock|x25)|(?:kernel|vm|sunrpc)[./]"
          + "|fs[./](?:aio|binfmt_misc|cifs|dentry|dir-notify|epoll|fanotify|file-|fuse|inode|inotify|lease|mount-max|mqueue"
          + "|nfs|nr_open|ntfs|overflow|pipe|protected_|quota|suid_dumpable|verity|xfs)|abi[./]|user[./]max_"
          + "|crypto[./]fips|debug[./](?:exception-trace|kprobes)|dev[./](?:cdrom|hpet|i915|ipmi|mac_hid|parport|raid|rtc"
          + "|scsi|tty|xpad))[^\\s=]*\\s*=.*|/proc/sys/[^\\s:]+\\s*[:=].*|"
          + ProcPath.RELATIVE
          + ":(?:1:)?-?\\d[\\d\\s-]*",
      "-?[a-z0-9_]+[./][^\\s=]+\\s*=.*|-(?:net|kernel|fs|vm)[./]\\S+|(?:sysctl|error|grep): .*|;.*|"
          + ProcPath.RELATIVE
          + ":\\S.*"),
  SYSFS(
      DumpKind.SYSFS,
      "(?:/sys/(?:class/net|devices/\\S+/net)/\\S+|" + SysfsReader.FILES + "):.*",
      "/sys/[^:]+:.*|grep: .*"),
  HEADED_SYSCTL(DumpKind.SYSCTL, HeadedReader.PROC, HeadedReader.VALUE),
  HEADED_SYSFS(
      DumpKind.SYSFS, HeadedReader.SYS + "|==> /sys/class/net/\\S+ <==", HeadedReader.VALUE),
  IPSET_LIST(
      DumpKind.IPSET,
      "Type: (?:hash|bitmap|list):\\S+",
      "(?:Name|Revision|Header|Size in memory|References|Number of entries|Members):.*"
          + "|[0-9a-fA-F]\\S*[.:,]\\S*(?: .*)?|[\\w.:-]+(?: (?:timeout|packets|comment|skb\\w+) .*)?"),
  IPSET(
      DumpKind.IPSET,
      "(?:create|-N) \\S+ (?:" + IpsetReader.TYPES + ")(?: .*)?",
      "(?:create|add|flush|destroy|del) .*|-[AB] \\S+ [\\w:].*|COMMIT"),
  CONNTRACK(
      DumpKind.CONNTRACK,
      "(?:ipv[46]\\s+\\d+ )?[a-z0-9]+\\s+\\d+ .*src=\\S+ dst=\\S+.*",
      "conntrack v\\S+ .*"),
  SS(
      DumpKind.SS,
      "(?:Netid ?\\s*)?State\\s+Recv-Q\\s+Send-Q.*|Active Internet connections.*|Proto Recv-Q Send-Q.*"
          + "|(?:tcp|udp)6? +(?:LISTEN|UNCONN)? +\\d+ +\\d+ +\\S+:\\S+ .*",
      "(?:tcp|udp|sctp|dccp|mptcp|LISTEN|UNCONN|ESTAB|raw|icmp6|nl|p_raw|p_dgr|u_str|u_dgr|u_seq|v_str|unix)\\S* .*"
          + "|Active UNIX domain sockets.*|Proto RefCnt .*|\\s+\\S.*"),
  IFCONFIG(DumpKind.IFCONFIG, "\\S+:? flags=\\d+<.*|\\S+\\s+Link encap:.*", "\\s+\\S.*"),
  ROUTE_TABLE(
      DumpKind.ROUTE_TABLE,
      "Kernel IP(?:v6)? routing table|Destination\\s+(?:Gateway|Next Hop)\\s+(?:Genmask|Flags?)\\s.*|Iface\\tDestination\\tGateway.*",
      "(?:[0-9a-fA-F.:/]+|default|link-local|\\S+\\t[0-9A-F]{8}\\t\\S+|Destination)\\s.*"),
  ARP_TABLE(
      DumpKind.ARP_TABLE,
      "Address\\s+HWtype\\s+HWaddress\\s.*|IP address\\s+HW type\\s+Flags\\s.*|\\S+ \\([0-9.]+\\) at \\S+ .*on \\S+",
      "[0-9.]+\\s.*"),
  IPSET_XML(DumpKind.IPSET_XML, "<ipsets>.*", "\\s*<.*"),
  IFUPDOWN(
      DumpKind.IFUPDOWN,
      "iface \\S+ (?:inet6?|can|ipx|inherits)\\b.*|(?:auto|allow-hotplug) [a-z][\\w.:-]{1,14}",
      "\\s+\\S.*|(?:auto|allow-\\S+|source|source-directory|mapping|rename) .*|[a-z][\\w-]* \\S.*"),
  NETWORKD(DumpKind.NETWORKD, "\\[(?:Match|NetDev)\\]", "\\[\\w+\\]|\\s*[A-Z]\\w*\\s*=.*|;.*"),
  UNAME(
      DumpKind.UNAME,
      "(?:Linux )?[2-9]\\.\\d{1,3}(?:\\.\\d{1,3}){0,2}(?:[-+~_][-+.~\\w]*)?(?: #\\d.*| [a-z]\\w+)?|Linux \\S+ \\d+\\.\\d+\\S* #?.*",
      null);

  private static final String MAC = "(?:[0-9a-fA-FxX]{2}:){5}[0-9a-fA-FxX]{2}";
  private static final String ADDRESS =
      "(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]+)";
  private static final String ROUTE_TYPE =
      "(?:unicast|local|broadcast|multicast|anycast|unreachable|prohibit|blackhole|throw|nat|[1-9]|10) +";

  /** Made when it is needed first: most hosts have few kinds of dumps. */
  private static final Map<Shape, Pattern> MORE = new ConcurrentHashMap<>();

  private final DumpKind kind;
  private final Pattern start;
  private final String more;

  /**
   * @param start how a line looks that can only be of this kind
   * @param more how other lines look that follow such a line; null where there are none
   */
  Shape(DumpKind kind, String start, String more) {
    this.kind = kind;
    this.start = Pattern.compile(start);
    this.more = more;
  }

  /**
   * Whether the line above the one that shows the kind is its first: the name of what is listed.
   */
  boolean isNamedAbove() {
    return this == BRCTL_SHOWSTP || this == IPSET_LIST;
  }

  DumpKind kind() {
    return kind;
  }

  /** Whether a dump of this kind can start with this line. */
  boolean starts(String line) {
    return start.matcher(line).matches();
  }

  /** Whether the line belongs to a dump of this kind that has started above. */
  boolean goesOn(String line) {
    return start.matcher(line).matches()
        || (more != null
            && MORE.computeIfAbsent(this, s -> Pattern.compile(s.more)).matcher(line).matches());
  }
}
