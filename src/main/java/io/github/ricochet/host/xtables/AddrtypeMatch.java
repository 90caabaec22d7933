package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;
import java.util.List;
import java.util.Optional;

/**
 * {@code -m addrtype} (xt_addrtype.c): what the routing tables say of an address.
 *
 * @param sourceTypes {@code --src-type}: one of these
 * @param destinationTypes {@code --dst-type}: one of these
 * @param limit look at one interface's addresses only
 */
public record AddrtypeMatch(
    Optional<Term<List<String>>> sourceTypes,
    Optional<Term<List<String>>> destinationTypes,
    Limit limit)
    implements Match {

  /**
   * The types in the order of the kernel's numbers (rtnetlink.h), as the save program prints them.
   */
  public static final List<String> TYPES =
      List.of(
          "UNSPEC",
          "UNICAST",
          "LOCAL",
          "BROADCAST",
          "ANYCAST",
          "MULTICAST",
          "BLACKHOLE",
          "UNREACHABLE",
          "PROHIBIT",
          "THROW",
          "NAT",
          "XRESOLVE");

  /** Which interface's addresses are looked at. */
  public enum Limit {
    /** All. */
    NONE,
    /** {@code --limit-iface-in}. */
    IN,
    /** {@code --limit-iface-out}. */
    OUT
  }

  @Override
  public Decision decide(PacketView packet) {
    String device = limit == Limit.IN ? packet.in() : limit == Limit.OUT ? packet.out() : "";
    Decision source =
        sourceTypes.map(t -> isOneOf(t, packet, packet.source(), device)).orElse(Decision.YES);
    return source.and(
        destinationTypes
            .map(t -> isOneOf(t, packet, packet.destination(), device))
            .orElse(Decision.YES));
  }

  private static Decision isOneOf(
      Term<List<String>> types, PacketView packet, Ip address, String device) {
    Decision any = Decision.NO;
    for (String type : types.value()) {
      Decision is = packet.addressType(address, type, device);
      if (is == Decision.YES) {
        return Decision.of(!types.not());
      }
      any = is == Decision.UNDECIDED ? is : any;
    }
    return any.negate(types.not());
  }

  @Override
  public String save() {
    return " -m addrtype"
        + sourceTypes.map(t -> saved(t, "--src-type")).orElse("")
        + destinationTypes.map(t -> saved(t, "--dst-type")).orElse("")
        + switch (limit) {
          case NONE -> "";
          case IN -> " --limit-iface-in";
          case OUT -> " --limit-iface-out";
        };
  }

  private static String saved(Term<List<String>> types, String option) {
    return new Term<>(types.not(), String.join(",", types.value())).save(option);
  }
}
