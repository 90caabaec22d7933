package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Family;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which reader reads which kind of dump. */
final class Readers {

  /** An address of IPv6 in a routing rule. */
  private static final Pattern OF_IPV6 = Pattern.compile("\\b(?:from|to) [0-9a-f]*:");

  private static final Pattern IPV4 = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\.\\d+");

  /** A route to an address of IPv6. */
  private static final Pattern IPV6_ROUTE = Pattern.compile("(?:[a-z]+ )?[0-9a-f]*:[0-9a-f.:]+");

  private Readers() {}

  /** A new reader for the stretch; empty where its kind is only recognised. */
  static Optional<DumpReader> forStretch(Stretch stretch) {
    if (JsonDumps.isJson(stretch) && stretch.kind() != DumpKind.NFT_RULESET) {
      return Optional.of(JsonDumps::read);
    }
    DumpReader reader =
        switch (stretch.kind()) {
          case IP_LINK, IP_ADDR -> isBrief(stretch) ? new IpBriefReader() : new IpLinkReader();
          case BRIDGE_LINK -> new BridgeLinkReader();
          case IP_ROUTE -> new IpRouteReader(Command.table(stretch), routesFamily(stretch));
          case IP_RULE -> new IpRuleReader(rulesFamily(stretch));
          case IP_NEIGH -> isBriefNeigh(stretch) ? new IpBriefNeighReader() : new IpNeighReader();
          case BRIDGE_FDB -> new BridgeFdbReader();
          case SYSCTL -> isHeaded(stretch) ? new HeadedReader() : new SysctlReader(true);
          case SYSCTL_CONF -> new SysctlReader(false);
          case SS -> new SsReader();
          case IPSET -> new IpsetReader();
          case BRIDGE_VLAN -> new BridgeVlanReader();
          case BRCTL_SHOW -> new BrctlShowReader();
          case BRCTL_SHOWSTP -> new BrctlShowstpReader();
          case BRCTL_SHOWMACS -> new BrctlShowmacsReader();
          case SYSFS -> isHeaded(stretch) ? new HeadedReader() : new SysfsReader();
          case CONNTRACK -> new ConntrackReader();
          case IFUPDOWN -> new IfupdownReader();
          case NETWORKD -> new NetworkdReader();
          case UNAME -> KernelReaders::uname;
          case LSMOD -> KernelReaders::lsmod;
          default -> null;
        };
    return Optional.ofNullable(reader);
  }

  /** IPv6 where that was asked for, or where some rule of the listing names an address of it. */
  private static Family rulesFamily(Stretch stretch) {
    return OF_IPV6.matcher(stretch.text()).find() ? Family.IPV6 : Command.family(stretch);
  }

  /** IPv6 where that was asked for, or where addresses of the listing are of it and of no other. */
  private static Family routesFamily(Stretch stretch) {
    boolean six = false;
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String line = KindDetector.head(stretch.file(), number);
      if (IPV4.matcher(line).find()) {
        return Family.IPV4;
      }
      six |= IPV6_ROUTE.matcher(line).lookingAt();
    }
    return six ? Family.IPV6 : Command.family(stretch);
  }

  private static boolean isHeaded(Stretch stretch) {
    return stretch.file().line(stretch.first()).startsWith("==> ");
  }

  private static boolean isBriefNeigh(Stretch stretch) {
    return Shape.BRIEF_NEIGH.starts(KindDetector.head(stretch.file(), stretch.first()));
  }

  /** {@code ip -br} has no index before the name. */
  private static boolean isBrief(Stretch stretch) {
    return !Character.isDigit(stretch.file().line(stretch.first()).charAt(0))
        || Shape.BRIEF.starts(KindDetector.head(stretch.file(), stretch.first()));
  }
}
