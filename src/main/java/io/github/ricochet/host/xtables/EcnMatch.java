package io.github.ricochet.host.xtables;

import java.util.Optional;

/**
 * {@code -m ecn} (xt_ecn.c): explicit congestion notification. An option that is asked for is
 * {@code true}, with {@code !} {@code false}.
 *
 * @param ece {@code --ecn-tcp-ece}
 * @param cwr {@code --ecn-tcp-cwr}
 * @param ect {@code --ecn-ip-ect}: the lower two bits of the type-of-service octet
 */
public record EcnMatch(Optional<Boolean> ece, Optional<Boolean> cwr, Optional<Term<Integer>> ect)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    boolean tcp = ece.isPresent() || cwr.isPresent();
    if (tcp && packet.protocol() != Protocols.TCP) {
      return Decision.NO;
    }
    boolean ip = ect.map(t -> ((packet.tos() & 3) == t.value()) != t.not()).orElse(true);
    return Decision.of(ip).and(tcp ? Decision.UNDECIDED : Decision.YES);
  }

  @Override
  public String save() {
    return " -m ecn"
        + ece.map(w -> (w ? "" : " !") + " --ecn-tcp-ece").orElse("")
        + cwr.map(w -> (w ? "" : " !") + " --ecn-tcp-cwr").orElse("")
        + ect.map(t -> t.save("--ecn-ip-ect")).orElse("");
  }
}
