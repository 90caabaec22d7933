package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;
import java.util.Optional;

/**
 * {@code -m iprange} (xt_iprange.c).
 *
 * @param source {@code --src-range}
 * @param destination {@code --dst-range}
 */
public record IprangeMatch(Optional<Term<Range>> source, Optional<Term<Range>> destination)
    implements Match {

  /** All addresses from one to another, both included. */
  public record Range(Ip first, Ip last) {

    boolean contains(Ip ip) {
      return ip.family() == first.family() && first.compareTo(ip) <= 0 && ip.compareTo(last) <= 0;
    }

    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  @Override
  public Decision decide(PacketView packet) {
    boolean passes =
        source.map(t -> t.value().contains(packet.source()) != t.not()).orElse(true)
            && destination
                .map(t -> t.value().contains(packet.destination()) != t.not())
                .orElse(true);
    return Decision.of(passes);
  }

  @Override
  public String save() {
    return " -m iprange"
        + source.map(t -> t.save("--src-range")).orElse("")
        + destination.map(t -> t.save("--dst-range")).orElse("");
  }
}
