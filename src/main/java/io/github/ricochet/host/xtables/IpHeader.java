package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;
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
        isIn(destination, packet.destination())
            && isIn(source, packet.source())
            && isNamed(in, packet.in())
            && isNamed(out, packet.out())
            && (protocol.isEmpty()
                || (protocol.get().value() == packet.protocol()) != protocol.get().not())
            && (fragment.isEmpty() || fragment.get() == packet.laterFragment());
    return Decision.of(passes);
  }

  private static boolean isIn(Optional<Term<Prefix>> term, Ip address) {
    return term.isEmpty() || term.get().value().contains(address) != term.get().not();
  }

  private static boolean isNamed(Optional<Term<String>> term, String device) {
    return term.isEmpty() || Names.matches(term.get().value(), device) != term.get().not();
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
