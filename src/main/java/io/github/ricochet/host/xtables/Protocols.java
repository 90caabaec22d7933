package io.github.ricochet.host.xtables;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Protocol numbers and the names that libxtables knows for them (xtables_chain_protos,
 * /etc/protocols).
 */
public final class Protocols {

  /** {@code IPPROTO_ICMP}. */
  public static final int ICMP = 1;

  /** {@code IPPROTO_TCP}. */
  public static final int TCP = 6;

  /** {@code IPPROTO_UDP}. */
  public static final int UDP = 17;

  /** {@code IPPROTO_DCCP}. */
  public static final int DCCP = 33;

  /** {@code IPPROTO_ESP}. */
  public static final int ESP = 50;

  /** {@code IPPROTO_AH}. */
  public static final int AH = 51;

  /** {@code IPPROTO_ICMPV6}. */
  public static final int ICMPV6 = 58;

  /** {@code IPPROTO_COMP}. */
  public static final int IPCOMP = 108;

  /** {@code IPPROTO_SCTP}. */
  public static final int SCTP = 132;

  /** {@code IPPROTO_MH}. */
  public static final int MH = 135;

  /** {@code IPPROTO_UDPLITE}. */
  public static final int UDPLITE = 136;

  /** The usual name of each number, which iptables-save prints. */
  private static final String USUAL =
      """
      hopopt 0 icmp 1 igmp 2 ggp 3 ipencap 4 st 5 tcp 6 egp 8 igp 9 pup 12 udp 17 hmp 20 xns-idp 22 rdp 27
      iso-tp4 29 dccp 33 xtp 36 ddp 37 idpr-cmtp 38 ipv6 41 ipv6-route 43 ipv6-frag 44 idrp 45 rsvp 46 gre 47
      esp 50 ah 51 skip 57 ipv6-icmp 58 ipv6-nonxt 59 ipv6-opts 60 rspf 73 vmtp 81 eigrp 88 ospf 89 ax.25 93
      ipip 94 etherip 97 encap 98 pim 103 ipcomp 108 vrrp 112 l2tp 115 isis 124 sctp 132 fc 133
      mobility-header 135 udplite 136 mpls-in-ip 137 manet 138 hip 139 shim6 140 wesp 141 rohc 142 ethernet 143
      """;

  /** Other names of the same. */
  private static final String ALIASES =
      "icmpv6 58 icmp6 58 ipv6-mh 135 mh 135 ip 0 all 0 hop-by-hop 0 ipcomp4 108 ospfigp 89 ax25 93";

  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final String[] NAMES = new String[256];

  static {
    String[] usual = USUAL.strip().split("\\s+", -1);
    for (int i = 0; i < usual.length; i += 2) {
      NUMBERS.put(usual[i], Integer.valueOf(usual[i + 1]));
      NAMES[Integer.parseInt(usual[i + 1])] = usual[i];
    }
    String[] aliases = ALIASES.split(" ", -1);
    for (int i = 0; i < aliases.length; i += 2) {
      NUMBERS.put(aliases[i], Integer.valueOf(aliases[i + 1]));
    }
  }

  private Protocols() {}

  /**
   * The number of a protocol name or number, 0 to 255; empty where it is neither. Case does not
   * count.
   */
  public static OptionalInt number(String text) {
    Integer number = NUMBERS.get(text);
    if (number == null && !text.isEmpty() && text.charAt(0) <= '9') {
      return digits(text);
    }
    number = number == null ? NUMBERS.get(text.toLowerCase(Locale.ROOT)) : number;
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static OptionalInt digits(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      number = number * 10 + digit;
      if (digit < 0 || digit > 9 || number > 255) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(number);
  }

  /** The usual name, or the number where there is none. */
  public static String name(int number) {
    return number >= 0 && number < 256 && NAMES[number] != null
        ? NAMES[number]
        : Integer.toString(number);
  }

  /** Whether the protocol has ports that tcp, udp and multiport matches can look at. */
  public static boolean hasPorts(int number) {
    return number == TCP || number == UDP || number == DCCP || number == SCTP || number == UDPLITE;
  }
}
