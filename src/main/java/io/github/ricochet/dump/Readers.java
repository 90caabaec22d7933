package io.github.ricochet.dump;

import java.util.Optional;

/** Which reader reads which kind of dump. */
final class Readers {

  private Readers() {}

  /** A new reader for the stretch; empty where its kind is only recognised. */
  static Optional<DumpReader> forStretch(Stretch stretch) {
    DumpReader reader =
        switch (stretch.kind()) {
          case IP_LINK, IP_ADDR -> new IpLinkReader();
          case BRIDGE_LINK -> new BridgeLinkReader();
          case IP_ROUTE -> new IpRouteReader("main");
          case IP_RULE -> new IpRuleReader();
          case IP_NEIGH -> new IpNeighReader();
          case BRIDGE_FDB -> new BridgeFdbReader();
          case SYSCTL -> new SysctlReader(true);
          case SYSCTL_CONF -> new SysctlReader(false);
          case SS -> new SsReader();
          case IPSET -> new IpsetReader();
          default -> null;
        };
    return Optional.ofNullable(reader);
  }
}
