package io.github.ricochet.host.xtables;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

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

  private static final Map<String, Integer> NUMBERS = new TreeMap<>();
  private static final String[] NAMES = new String[256];

  static {
    Object[] table = {
      "hopopt",
      0,
      "icmp",
      1,
      "igmp",
      2,
      "ggp",
      3,
      "ipencap",
      4,
      "st",
      5,
      "tcp",
      6,
      "egp",
      8,
      "igp",
      9,
      "pup",
      12,
      "udp",
      17,
      "hmp",
      20,
      "xns-idp",
      22,
      "rdp",
      27,
      "iso-tp4",
      29,
      "dccp",
      33,
      "xtp",
      36,
      "ddp",
      37,
      "idpr-cmtp",
      38,
      "ipv6",
      41,
      "ipv6-route",
      43,
      "ipv6-frag",
      44,
      "idrp",
      45,
      "rsvp",
      46,
      "gre",
      47,
      "esp",
      50,
      "ah",
      51,
      "skip",
      57,
      "ipv6-icmp",
      58,
      "ipv6-nonxt",
      59,
      "ipv6-opts",
      60,
      "rspf",
      73,
      "vmtp",
      81,
      "eigrp",
      88,
      "ospf",
      89,
      "ax.25",
      93,
      "ipip",
      94,
      "etherip",
      97,
      "encap",
      98,
      "pim",
      103,
      "ipcomp",
      108,
      "vrrp",
      112,
      "l2tp",
      115,
      "isis",
      124,
      "sctp",
      132,
      "fc",
      133,
      "ipv6-mh",
      135,
      "udplite",
      136,
      "mpls-in-ip",
      137,
      "manet",
      138,
      "shim6",
      139,
      "wesp",
      140,
      "rohc",
      141,
      "ethernet",
      143
    };
    for (int i = 0; i < table.length; i += 2) {
      NUMBERS.put((String) table[i], (Integer) table[i + 1]);
      NAMES[(Integer) table[i + 1]] = (String) table[i];
    }
    NUMBERS.put("icmpv6", 58);
    NUMBERS.put("mobility-header", 135);
    NUMBERS.put("mh", 135);
    NUMBERS.put("ipip", 94);
    NUMBERS.put("ip", 0);
  }

  private Protocols() {}

  /**
   * The number of a protocol name or number, 0 to 255; empty where it is neither. Case does not
   * count.
   */
  public static OptionalInt number(String text) {
    if (text.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(text);
      return number < 256 ? OptionalInt.of(number) : OptionalInt.empty();
    }
    Integer number = NUMBERS.get(text.toLowerCase(java.util.Locale.ROOT));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The usual name, or the number where there is none. */
  public static String name(int number) {
    return number >= 0 && number < 256 && NAMES[number] != null
        ? NAMES[number]
        : Integer.toString(number);
  }

  /** Whether the protocol has ports that tcp, udp and multiport matches can look at. */
  public static boolean hasPorts(int number) {
    return number == TCP || number == UDP || number == 33 || number == 132 || number == 136;
  }
}
