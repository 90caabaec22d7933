package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Prefix;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header test of an iptables rule ({@code struct ipt_ip}, ip_packet_match() in ip_tables.c).
 *
 * @param source {@code -s}
 * @param destination {@code -d}
 * @param in {@code -i}, a name or a name's beginning with {@code +}
 * @param out {@code -o}, likewise
 * @param protocol {@code -p}, a protocol number; absent for {@code all}
 * @param fragment {@code -f}: second and further fragments only, or with {@code !} all others
 */
public record IpHeader(
    Optional<Term<Prefix>> source,
    Optional<Term<Prefix>> destination,
    Optional<Term<String>> in,
    Optional<Term<String>> out,
    Optional<Term<Integer>> protocol,
    Optional<Boolean> fragment)
    implements Header {

  /** The header test that every packet passes. */
  public static final IpHeader ANY =
      new IpHeader(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Override
  public Decision decide(PacketView packet) {
    boolean passes =
        source.map(t -> t.value().contains(packet.source()) != t.not()).orElse(true)
            && destination
                .map(t -> t.value().contains(packet.destination()) != t.not())
                .orElse(true)
            && in.map(t -> Names.matches(t.value(), packet.in()) != t.not()).orElse(true)
            && out.map(t -> Names.matches(t.value(), packet.out()) != t.not()).orElse(true)
            && protocol.map(t -> (t.value() == packet.protocol()) != t.not()).orElse(true)
            && fragment.map(f -> f == packet.laterFragment()).orElse(true);
    return Decision.of(passes);
  }

  /** The protocol that every packet of the rule has, where there is one. */
  public OptionalInt onlyProtocol() {
    return protocol.isPresent() && !protocol.get().not()
        ? OptionalInt.of(protocol.get().value())
        : OptionalInt.empty();
  }

  @Override
  public String save() {
    return source.map(t -> t.save("-s")).orElse("")
        + destination.map(t -> t.save("-d")).orElse("")
        + in.map(t -> t.save("-i")).orElse("")
        + out.map(t -> t.save("-o")).orElse("")
        + protocol.map(t -> new Term<>(t.not(), Protocols.name(t.value())).save("-p")).orElse("")
        + fragment.map(f -> f ? " -f" : " ! -f").orElse("");
  }
}
