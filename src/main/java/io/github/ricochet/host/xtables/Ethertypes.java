package io.github.ricochet.host.xtables;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Names of Ethernet protocols as ebtables writes them (its /etc/ethertypes). */
public final class Ethertypes {

  /** ETH_P_IP. */
  public static final int IPV4 = 0x0800;

  /** ETH_P_ARP. */
  public static final int ARP = 0x0806;

  /** ETH_P_8021Q. */
  public static final int VLAN = 0x8100;

  /** ETH_P_IPV6. */
  public static final int IPV6 = 0x86dd;

  /** ETH_P_802_3_MIN: smaller type fields are lengths of IEEE 802.3 frames. */
  public static final int FIRST = 0x0600;

  private static final String USUAL =
      """
      IPv4 0800 X25 0805 ARP 0806 FR_ARP 0808 BPQ 08ff DEC 6000 DNA_DL 6001 DNA_RC 6002 DNA_RT 6003 LAT 6004
      DIAG 6005 CUST 6006 SCA 6007 TEB 6558 RAW_FR 6559 RARP 8035 ATALK 809b AARP 80f3 802_1Q 8100 IPX 8137
      NetBEUI 8191 IPv6 86dd PPP 880b ATMMPOA 884c PPP_DISC 8863 PPP_SES 8864 ATMFATE 8884 LOOP 9000
      """;

  private static final String ALIASES =
      "ip 0800 ip4 0800 ip6 86dd ether-arp 0806 8021q 8100 1q 8100 802.1q 8100 dot1q 8100 loopback 9000"
          // Those of newer tables, which an older ebtables does not know by name.
          + " trill 22f3 l2-is-is 22f4 mpls 8847 mpls_multi 8848 eapol 888e s-tag 88a8 eap_preauth 88c7"
          + " lldp 88cc macsec 88e5 pbb 88e7 mvrp 88f5 ptp 88f7 fcoe 8906 fip 8914 roce 8915 lowpan a0ed";

  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    String[] usual = USUAL.strip().split("\\s+", -1);
    for (int i = 0; i < usual.length; i += 2) {
      NAMES.put(Integer.parseInt(usual[i + 1], 16), usual[i]);
    }
    NAMES.forEach((number, name) -> NUMBERS.put(name.toLowerCase(Locale.ROOT), number));
    String[] aliases = ALIASES.split(" ", -1);
    for (int i = 0; i < aliases.length; i += 2) {
      NUMBERS.put(aliases[i], Integer.parseInt(aliases[i + 1], 16));
    }
  }

  private Ethertypes() {}

  /** The number of a name; case does not count. */
  public static OptionalInt number(String name) {
    Integer number = NUMBERS.get(name.toLowerCase(Locale.ROOT));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The usual name, or the number in hexadecimal. */
  public static String name(int number) {
    String name = NAMES.get(number);
    return name != null ? name : "0x" + Integer.toHexString(number);
  }
}
