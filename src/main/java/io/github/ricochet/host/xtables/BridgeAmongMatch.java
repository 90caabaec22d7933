package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code --among-src} and {@code --among-dst} of ebtables (ebt_among.c): one of several Ethernet
 * addresses, each perhaps with an IP address.
 *
 * @param source {@code --among-src}
 * @param destination {@code --among-dst}
 */
public record BridgeAmongMatch(
    Optional<Term<List<Pair>>> source, Optional<Term<List<Pair>>> destination) implements Match {

  /** An Ethernet address, and the IP address that it must come with, if any. */
  public record Pair(Mac mac, Optional<Ip> ip) {

    boolean is(Mac otherMac, Ip otherIp) {
      return mac.equals(otherMac) && ip.map(otherIp::equals).orElse(true);
    }

    /** Octets without leading zeros, as ebtables prints them here. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (int shift = 40; shift >= 0; shift -= 8) {
        text.append(shift < 40 ? ":" : "").append(Long.toHexString(mac.bits() >>> shift & 0xff));
      }
      return text + ip.map(i -> "=" + i).orElse("");
    }
  }

  @Override
  public Decision decide(PacketView packet) {
    boolean passes =
        source
                .map(t -> isAmong(t.value(), packet.sourceMac(), packet.source()) != t.not())
                .orElse(true)
            && destination
                .map(
                    t ->
                        isAmong(t.value(), packet.destinationMac(), packet.destination())
                            != t.not())
                .orElse(true);
    return Decision.of(passes);
  }

  private static boolean isAmong(List<Pair> pairs, Mac mac, Ip ip) {
    return pairs.stream().anyMatch(p -> p.is(mac, ip));
  }

  @Override
  public String save() {
    return source.map(t -> saved(t, "--among-src")).orElse("")
        + destination.map(t -> saved(t, "--among-dst")).orElse("");
  }

  private static String saved(Term<List<Pair>> term, String option) {
    String list = term.value().stream().map(Pair::toString).collect(Collectors.joining(","));
    return new Term<>(term.not(), list).saveInside(option);
  }
}
