package io.github.ricochet.path;

/**
 * A part of the kernel's way that can be left out of the model, so that a test can show which
 * recorded host needs it. Nothing is left out outside tests.
 */
enum Mechanism {
  /** br_nf_pre_routing(): bridged frames pass through iptables. */
  BR_NETFILTER,
  /** ip_sabotage_in(): PREROUTING is not run twice. */
  SABOTAGE,
  /**
   * br_nf_pre_routing_finish_bridge(): a new destination on the same bridge is bridged, not routed.
   */
  BRIDGED_DNAT,
  /** should_deliver(): not out by the port that it came in by. */
  SAME_PORT,
  /** BR_HAIRPIN_MODE. */
  HAIRPIN,
  /** BR_ISOLATED. */
  ISOLATED,
  /** BR_LEARNING off: the FDB does not learn here. */
  LEARNING_OFF,
  /** BR_FLOOD off: unknown unicast does not leave here. */
  FLOOD_OFF,
  /** The copy that goes up because the bridge is promiscuous. */
  PROMISCUOUS_COPY,
  /** br_nf_local_in(): that copy loses its connection. */
  PROMISCUOUS_RESET,
  /** ip_error() where forwarding is off. */
  FORWARDING,
  /** rp_filter 1. */
  RP_FILTER_STRICT,
  /** rp_filter 2. */
  RP_FILTER_LOOSE,
  /** rp_filter's lookup takes the destination after DNAT for its source. */
  RP_FILTER_SOURCE,
  /** A source address that is the host's own is a martian. */
  MARTIAN_SOURCE,
  /** accept_local: it is not. */
  ACCEPT_LOCAL,
  /** 127/8 is a martian without route_localnet. */
  ROUTE_LOCALNET,
  /** {@code ip rule from}. */
  RULE_FROM,
  /** {@code ip rule iif}. */
  RULE_IIF,
  /** {@code ip rule fwmark}. */
  RULE_FWMARK,
  /** Routes of the type unreachable. */
  UNREACHABLE_ROUTE,
  /** Routes of the type prohibit. */
  PROHIBIT_ROUTE,
  /** Routes of the type blackhole. */
  BLACKHOLE_ROUTE,
  /** NOTRACK makes a packet UNTRACKED, not INVALID. */
  UNTRACKED,
  /** MASQUERADE takes the address of the subnet that the next hop is in. */
  MASQUERADE_SUBNET,
  /** MASQUERADE without an address of the device's own borrows another's. */
  MASQUERADE_BORROWED,
  /** {@code addrtype --limit-iface-in}: the local-table entry has to be of that device. */
  LIMIT_IFACE,
  /** {@code -o} in filter OUTPUT sees the device from before NAT. */
  OUTPUT_DEVICE_BEFORE_NAT,
  /** The host's own packets are routed anew after DNAT. */
  REROUTE_AFTER_DNAT,
  /** The host's own packets are routed anew where mangle changed the mark. */
  REROUTE_AFTER_MARK,
  /** A REJECT of a bridged frame is answered. */
  REJECT_BRIDGED,
  /** A tcp-reset for a bridged frame goes past NAT. */
  RESET_PAST_NAT,
  /** ICMP errors of the host are translated back. */
  ICMP_TRANSLATION,
  /** The reverse of source NAT in an answer is routed like DNAT. */
  REPLY_ROUTED,
  /**
   * A machine knows its own address: it takes nothing from it off a wire, and sends nothing to it.
   */
  OWN_ADDRESS,
  /** A machine resets what it did not ask for. */
  RESET_UNEXPECTED,
  /** What leaves by one end of a veth pair comes in again by the other, where the host has both. */
  VETH_PAIR,
  /** A hub gives each frame to all. */
  HUB,
  /** ebtables sees frames. */
  EBTABLES,
  /** The bridge's own nf_call_iptables counts beside the sysctl. */
  CALL_IPTABLES_OF_BRIDGE,
  /** conf.DEVICE.forwarding counts, whatever ip_forward says. */
  FORWARDING_OF_DEVICE,
  /** Ports that are down, or not forwarding by spanning tree, let nothing pass. */
  PORT_STATE,
  /** A locked port takes frames of addresses in its FDB alone. */
  LOCKED,
  /** In POSTROUTING a bridged frame counts as addressed to the host. */
  PACKET_TYPE_IN_POSTROUTING,
  /** Packets that a gateway's own address leads to go to its Ethernet address. */
  NEXT_HOP,
  /** ip_forward(): the time to live. */
  TIME_TO_LIVE,
  /** A route of the local table makes an address the host's own. */
  LOCAL_ROUTE,
  /** {@code -j CT --zone}: connections of two zones are two. */
  CONNTRACK_ZONE,
  /** connect() routes once more by the source that it chose. */
  CONNECT_BY_SOURCE,
  /** sendmsg() tells who sends a datagram that OUTPUT rejects. */
  OWN_DATAGRAM_REJECTED,
  /** A socket's reset has the type of service of what it resets. */
  RESET_TYPE_OF_SERVICE,
  /** Errors about what a client has not sent do not end its connection. */
  ERROR_IN_WINDOW,
  /** An ICMP error that a client got before a reset is what its program is told. */
  ERROR_BEFORE_RESET,
  /** A reset needs a route, though it goes straight out of the port. */
  RESET_ROUTED,
  /** {@code --random}: source NAT changes the port, taken or not. */
  RANDOM_PORT,
  /** {@code -m rpfilter} looks the way back up without protocol and ports. */
  RPFILTER_BY_ADDRESSES,
  /** iptables-nft runs the security table of INPUT behind source NAT. */
  SECURITY_BY_NFT
}
