package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What is said, once for a host, of dumps that are recognised and not read. */
final class Refusals {

  /** The kinds that tell the same as a refused one, and more. */
  private static final Map<DumpKind, Set<DumpKind>> BETTER =
      Map.of(
          DumpKind.IPTABLES_LIST, Set.of(DumpKind.IPTABLES_SAVE, DumpKind.IP6TABLES_SAVE),
          DumpKind.IFCONFIG, Set.of(DumpKind.IP_ADDR),
          DumpKind.ROUTE_TABLE, Set.of(DumpKind.IP_ROUTE),
          DumpKind.ARP_TABLE, Set.of(DumpKind.IP_NEIGH),
          DumpKind.IPSET_XML, Set.of(DumpKind.IPSET),
          DumpKind.FIREWALLD, Set.of(DumpKind.IPTABLES_SAVE),
          DumpKind.FERM, Set.of(DumpKind.IPTABLES_SAVE),
          DumpKind.SHOREWALL, Set.of(DumpKind.IPTABLES_SAVE));

  private final Map<DumpKind, Stretch> first = new EnumMap<>(DumpKind.class);
  private final Map<DumpKind, Integer> count = new EnumMap<>(DumpKind.class);

  void add(Stretch stretch) {
    first.putIfAbsent(stretch.kind(), stretch);
    count.merge(stretch.kind(), 1, Integer::sum);
  }

  /** Says it, unless a better dump of the same is there. */
  void tell(Set<DumpKind> present, Facts facts) {
    first.forEach(
        (kind, stretch) -> {
          if (BETTER.getOrDefault(kind, Set.of()).stream().noneMatch(present::contains)) {
            int others = count.get(kind) - 1;
            String more = others == 0 ? "" : " (and " + others + " more of this kind)";
            Problem.Kind sort =
                kind == DumpKind.NFT_RULESET || kind == DumpKind.ARPTABLES_SAVE
                    ? Problem.Kind.NOT_SIMULATED
                    : Problem.Kind.REFUSED;
            facts.problem(
                sort, Origin.ofLine(stretch.file(), stretch.first()), message(kind) + more);
          }
        });
  }

  private static String message(DumpKind kind) {
    return switch (kind) {
      case NFT_RULESET -> "native nftables rules are recognised, but not simulated yet";
      case ARPTABLES_SAVE -> "arptables rules are recognised, but not simulated";
      case IPTABLES_LIST ->
          "iptables -L leaves out what rules say; save the output of: iptables-save -c";
      case IFCONFIG -> "ifconfig knows no bridge ports; save the output of: ip -d link; ip addr";
      case ROUTE_TABLE ->
          "this table of routes leaves out types, source addresses and other tables; save the output"
              + " of: ip route show table all; ip rule";
      case ARP_TABLE -> "arp is not read; save the output of: ip neigh";
      case IPSET_XML -> "sets are not read from XML; save the output of: ipset save";
      case FIREWALLD ->
          "firewalld's direct rules are a part of what it loads; save all of it: iptables-save -c";
      case FERM ->
          "ferm is not read; save what it makes of this: ferm --noexec --lines ferm.conf, or"
              + " iptables-save -c";
      case SHOREWALL -> "shorewall is not read; save what it loads: iptables-save -c";
      default -> kind.command() + " is recognised, but not read";
    };
  }
}
