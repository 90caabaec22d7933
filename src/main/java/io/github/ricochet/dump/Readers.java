package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import java.util.Optional;

/** Which reader reads which kind of dump. */
final class Readers {

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
          case IP_ROUTE -> new IpRouteReader(RouteTable.of(stretch));
          case IP_RULE -> new IpRuleReader();
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
