package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import java.util.OptionalInt;

/**
 * What a rule can see of a packet at a hook: struct sk_buff, nf_hook_state and what hangs on them.
 */
public interface PacketView {

  /** Source address. */
  Ip source();

  /** Destination address. */
  Ip destination();

  /** IP protocol number. */
  int protocol();

  /** Source port, or -1 where the protocol has none. */
  int sourcePort();

  /** Destination port, or -1 where the protocol has none. */
  int destinationPort();

  /**
   * The TCP flags as in the header: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32; 0 for other
   * protocols.
   */
  int tcpFlags();

  /** ICMP type, or -1. */
  int icmpType();

  /** ICMP code, or -1. */
  int icmpCode();

  /** Time to live. */
  int ttl();

  /** The type-of-service octet: DSCP and ECN. */
  int tos();

  /** Total length of the IP packet in bytes. */
  int length();

  /** Whether it is a fragment with an offset. */
  boolean laterFragment();

  /** Incoming interface; empty where there is none. In ebtables: the bridge port. */
  String in();

  /** Outgoing interface; empty where there is none. In ebtables: the bridge port. */
  String out();

  /**
   * The bridge port that it came in by (nf_bridge_get_physindev), or empty. In ebtables: the bridge
   * of {@link #in()}.
   */
  String physin();

  /**
   * The bridge port that it leaves by, known on bridged packets only, or empty. In ebtables: the
   * bridge of {@link #out()}.
   */
  String physout();

  /** Ethernet source address; {@code null} where the packet has no Ethernet header yet. */
  Mac sourceMac();

  /** Ethernet destination address; {@code null} where the packet has no Ethernet header yet. */
  Mac destinationMac();

  /** Ethernet protocol, such as 0x0800. */
  int etherType();

  /** How the frame was addressed (skb->pkt_type). */
  PacketType packetType();

  /** skb->mark. */
  int mark();

  /** What connection tracking says of it. */
  ConntrackView conntrack();

  /** The hook that it is at. */
  Hook hook();

  /**
   * Whether the address is of this type in the host's routing tables (inet_dev_addr_type()).
   *
   * @param device look at this interface's addresses only; empty for all
   */
  Decision addressType(Ip address, String type, String device);

  /**
   * Whether the packet is in a set.
   *
   * @param set the set's name
   * @param directions {@code src} or {@code dst} for each dimension, separated by commas
   */
  Decision inSet(String set, String directions);

  /** Whether the reverse path check of {@code -m rpfilter} passes (xt_rpfilter). */
  Decision reversePath(boolean loose, boolean validMark, boolean acceptLocal);

  /** Whether a listening or established socket of the host belongs to it ({@code -m socket}). */
  Decision socket(boolean transparent, boolean noWildcard);

  /** The interface's group ({@code -m devgroup}), where it is known. */
  OptionalInt deviceGroup(String device);

  /** Says that a decision rests on something that no dump tells. */
  void assume(String what);

  /** skb->pkt_type. */
  enum PacketType {
    HOST,
    BROADCAST,
    MULTICAST,
    OTHERHOST
  }

  /** The netfilter hooks, of IP and of the bridge alike. */
  enum Hook {
    PREROUTING,
    INPUT,
    FORWARD,
    OUTPUT,
    POSTROUTING,
    BROUTING
  }
}
