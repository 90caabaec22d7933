package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which matches and targets are understood, and which are known by name only. What stands in
 * neither list is kept word by word too, unless it looks like a slip of the pen.
 */
final class Extensions {

  /** Matches that live outside the kernel and iptables 1.8.9, or are long gone. */
  static final Set<String> FOREIGN_MATCHES =
      Set.of(
          "account",
          "asn",
          "childlevel",
          "condition",
          "connrate",
          "dnetmap",
          "dstlimit",
          "fuzzy",
          "geoip",
          "gradm",
          "iface",
          "ipp2p",
          "ipv4options",
          "layer7",
          "length2",
          "lscan",
          "ndpi",
          "nth",
          "pknock",
          "pool",
          "psd",
          "quota2",
          "random",
          "tls",
          "unclean",
          "webmon",
          "weburl",
          "webstr");

  /** Targets that live outside the kernel and iptables 1.8.9, or are long gone. */
  static final Set<String> FOREIGN_TARGETS =
      Set.of(
          "ACCOUNT",
          "BALANCE",
          "CHAOS",
          "DELUDE",
          "DHCPMAC",
          "DNETMAP",
          "ECHO",
          "FLOWOFFLOAD",
          "FULLCONENAT",
          "FTOS",
          "IMQ",
          "IPMARK",
          "IPV4OPTSSTRIP",
          "LOGMARK",
          "MIRROR",
          "NDPI",
          "PROTO",
          "ROUTE",
          "RTPENGINE",
          "SAME",
          "SYSRQ",
          "TARPIT",
          "XOR");

  private static final Map<String, Extension<Match>> MATCHES = new HashMap<>();
  private static final Map<String, Extension<Target>> TARGETS = new HashMap<>();

  /** The matches that ip6tables has under a name that means another one in iptables. */
  private static final Map<String, Extension<Match>> MATCHES_V6 = new HashMap<>();

  static {
    List.of(
            TransportMatches.all(),
            ConntrackMatches.all(),
            PacketMatches.all(),
            SetMatches.all(),
            IcmpMatches.all(),
            FieldMatches.all(),
            QuantityMatches.all(),
            HostMatches.all(),
            PolicyMatches.all(),
            InsideMatches.all(),
            U32Matches.all(),
            TimeMatches.all(),
            StringMatches.all(),
            UndecidedMatches.all())
        .forEach(family -> family.forEach(m -> MATCHES.put(m.name(), m)));
    for (Extension<Match> match : ExtensionHeaderMatches.all()) {
      MATCHES.putIfAbsent(match.name(), match);
      MATCHES_V6.put(match.name(), match);
    }
    List.of(
            NatTargets.all(),
            MarkTargets.all(),
            LogTargets.all(),
            FieldTargets.all(),
            HarmlessTargets.all(),
            HandOverTargets.all())
        .forEach(family -> family.forEach(t -> TARGETS.put(t.name(), t)));
  }

  private static final Set<String> IPTABLES_ONLY =
      Set.of("icmp", "realm", "ttl", "CLUSTERIP", "ECN", "TTL", "ULOG");

  private static final Set<String> IP6TABLES_ONLY =
      Set.of(
          "dst",
          "eui64",
          "frag",
          "hbh",
          "hl",
          "icmp6",
          "ipv6header",
          "mh",
          "rt",
          "srh",
          "DNPT",
          "HL",
          "SNPT");

  private Extensions() {}

  /**
   * Holds an extension to its program.
   *
   * @throws Slip if the other one has it
   */
  static void checkProgram(String option, String name, RuleFamily family) {
    Set<String> others = family == RuleFamily.IP6TABLES ? IPTABLES_ONLY : IP6TABLES_ONLY;
    if (others.contains(name)) {
      RuleFamily other =
          family == RuleFamily.IP6TABLES ? RuleFamily.IPTABLES : RuleFamily.IP6TABLES;
      throw new Slip(
          option + " " + name + " in " + family.program() + "; it belongs to " + other.program());
    }
  }

  /** The match of this name or alias; empty where it is not understood. */
  static Optional<Extension<Match>> match(String name, RuleFamily family) {
    String usual = alias(name);
    Extension<Match> own = family == RuleFamily.IP6TABLES ? MATCHES_V6.get(usual) : null;
    return Optional.ofNullable(own != null ? own : MATCHES.get(usual));
  }

  /** The target of this name; empty where it is not understood. */
  static Optional<Extension<Target>> target(String name) {
    return Optional.ofNullable(TARGETS.get(name));
  }

  /** The match that {@code -p} brings along once one of its options is used. */
  static Optional<Extension<Match>> ofProtocol(int protocol, RuleFamily family) {
    return match(Protocols.name(protocol), family);
  }

  private static String alias(String name) {
    return switch (name) {
      case "icmpv6", "ipv6-icmp" -> "icmp6";
      case "mobility-header", "ipv6-mh" -> "mh";
      case "udplite" -> "udp";
      default -> name;
    };
  }

  static Collection<Extension<Match>> matches() {
    return MATCHES.values();
  }

  static Collection<Extension<Target>> targets() {
    return TARGETS.values();
  }
}
