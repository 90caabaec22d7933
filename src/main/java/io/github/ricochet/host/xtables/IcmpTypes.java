package io.github.ricochet.host.xtables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Types and codes of ICMP.
 *
 * @param firstType the lowest type
 * @param lastType the highest type
 * @param firstCode the lowest code
 * @param lastCode the highest code
 */
public record IcmpTypes(int firstType, int lastType, int firstCode, int lastCode) {

  private static final String V4_NAMES =
      """
      echo-reply 0 pong 0 destination-unreachable 3 network-unreachable 3/0 host-unreachable 3/1
      protocol-unreachable 3/2 port-unreachable 3/3 fragmentation-needed 3/4 source-route-failed 3/5
      network-unknown 3/6 host-unknown 3/7 network-prohibited 3/9 host-prohibited 3/10
      TOS-network-unreachable 3/11 TOS-host-unreachable 3/12 communication-prohibited 3/13
      host-precedence-violation 3/14 precedence-cutoff 3/15 source-quench 4 redirect 5 network-redirect 5/0
      host-redirect 5/1 TOS-network-redirect 5/2 TOS-host-redirect 5/3 echo-request 8 ping 8
      router-advertisement 9 router-solicitation 10 time-exceeded 11 ttl-exceeded 11 ttl-zero-during-transit 11/0
      ttl-zero-during-reassembly 11/1 parameter-problem 12 ip-header-bad 12/0 required-option-missing 12/1
      timestamp-request 13 timestamp-reply 14 address-mask-request 17 address-mask-reply 18
      """;

  private static final String V6_NAMES =
      """
      destination-unreachable 1 no-route 1/0 communication-prohibited 1/1 beyond-scope 1/2
      address-unreachable 1/3 port-unreachable 1/4 failed-policy 1/5 reject-route 1/6 packet-too-big 2
      time-exceeded 3 ttl-exceeded 3 ttl-zero-during-transit 3/0 ttl-zero-during-reassembly 3/1
      parameter-problem 4 bad-header 4/0 unknown-header-type 4/1 unknown-option 4/2 echo-request 128 ping 128
      echo-reply 129 pong 129 mld-listener-query 130 mld-listener-report 131 mld-listener-done 132
      mld-listener-reduction 132 router-solicitation 133 router-advertisement 134 neighbour-solicitation 135
      neighbor-solicitation 135 neighbour-advertisement 136 neighbor-advertisement 136 redirect 137
      """;

  private static final Map<String, IcmpTypes> V4 = new TreeMap<>();
  private static final Map<String, IcmpTypes> V6 = new TreeMap<>();
  private static final Map<IcmpTypes, String> V4_USUAL = read(V4_NAMES, V4);
  private static final Map<IcmpTypes, String> V6_USUAL = read(V6_NAMES, V6);

  private static Map<IcmpTypes, String> read(String table, Map<String, IcmpTypes> names) {
    Map<IcmpTypes, String> usual = new HashMap<>();
    String[] words = table.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      String[] number = words[i + 1].split("/", -1);
      int type = Integer.parseInt(number[0]);
      IcmpTypes types = number.length == 1 ? of(type) : of(type, Integer.parseInt(number[1]));
      names.put(words[i].toLowerCase(Locale.ROOT), types);
      usual.putIfAbsent(types, words[i]);
    }
    return usual;
  }

  /** All codes of a type. */
  public static IcmpTypes of(int type) {
    return new IcmpTypes(type, type, 0, 255);
  }

  /** One code of a type. */
  public static IcmpTypes of(int type, int code) {
    return new IcmpTypes(type, type, code, code);
  }

  /** What a name stands for; case does not count, and its unambiguous beginning will do. */
  public static Optional<IcmpTypes> named(String name, boolean v6) {
    Map<String, IcmpTypes> names = v6 ? V6 : V4;
    String wanted = name.toLowerCase(Locale.ROOT);
    IcmpTypes exact = names.get(wanted);
    List<IcmpTypes> longer =
        names.entrySet().stream()
            .filter(e -> e.getKey().startsWith(wanted))
            .map(Map.Entry::getValue)
            .toList();
    return exact != null || longer.size() != 1
        ? Optional.ofNullable(exact)
        : Optional.of(longer.get(0));
  }

  /** Whether a packet's type and code are among them. */
  public boolean contains(int type, int code) {
    return firstType <= type && type <= lastType && firstCode <= code && code <= lastCode;
  }

  /** Their name, or {@code 1:10/0:255} as ebtables prints what has none. */
  public String name(boolean v6) {
    String usual = (v6 ? V6_USUAL : V4_USUAL).get(this);
    return usual != null ? usual : range(firstType, lastType) + "/" + range(firstCode, lastCode);
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + ":" + last;
  }
}
