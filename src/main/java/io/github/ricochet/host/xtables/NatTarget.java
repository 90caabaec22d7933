package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import java.util.Optional;

/** The targets that rewrite addresses (nf_nat). */
public sealed interface NatTarget extends Target {

  /**
   * A range of addresses and ports to choose from.
   *
   * @param first the lowest address; empty where the address stays
   * @param last the highest address, {@code first} for a single one
   * @param ports the ports to choose from; empty where the port stays
   * @param basePort the port that maps to the first of {@code ports} ({@code --to-destination
   *     :1000-1010/80}, NF_NAT_RANGE_PROTO_OFFSET)
   */
  record Range(
      Optional<Ip> first,
      Optional<Ip> last,
      Optional<PortRange> ports,
      Optional<Integer> basePort) {

    /** Whether it leaves no choice of address. */
    public boolean isSingleAddress() {
      return first.isPresent() && first.equals(last);
    }

    /** {@code 10.0.0.2-10.0.0.4:80-81/80}. */
    @Override
    public String toString() {
      boolean v6 =
          first.isPresent() && first.get().toString().indexOf(':') >= 0 && ports.isPresent();
      return (v6 ? "[" : "")
          + first.map(Ip::toString).orElse("")
          + (isSingleAddress() ? "" : last.map(l -> "-" + l).orElse(""))
          + (v6 ? "]" : "")
          + ports.map(p -> ":" + NatTarget.dashed(p)).orElse("")
          + basePort.map(b -> "/" + b).orElse("");
    }
  }

  /**
   * Flags that every NAT target has.
   *
   * @param random {@code --random}: the source port is chosen at random
   * @param randomFully {@code --random-fully}
   * @param persistent {@code --persistent}: the same client gets the same address of a range
   */
  record Flags(boolean random, boolean randomFully, boolean persistent) {

    /** No flag. */
    public static final Flags NONE = new Flags(false, false, false);

    /** Whether the port is chosen at random (NF_NAT_RANGE_PROTO_RANDOM_ALL). */
    public boolean anyRandom() {
      return random || randomFully;
    }

    String save() {
      return (random ? " --random" : "")
          + (randomFully ? " --random-fully" : "")
          + (persistent ? " --persistent" : "");
    }
  }

  /** How it chooses. */
  Flags flags();

  /** {@code 80}, or {@code 80-81}. */
  private static String dashed(PortRange p) {
    return p.first() == p.last() ? Integer.toString(p.first()) : p.first() + "-" + p.last();
  }

  /** {@code -j DNAT --to-destination RANGE}. */
  record Dnat(Range to, Flags flags) implements NatTarget {
    @Override
    public String save() {
      return " -j DNAT --to-destination " + to + flags.save();
    }
  }

  /** {@code -j SNAT --to-source RANGE}. */
  record Snat(Range to, Flags flags) implements NatTarget {
    @Override
    public String save() {
      return " -j SNAT --to-source " + to + flags.save();
    }
  }

  /** {@code -j MASQUERADE}: source NAT to an address of the interface that the packet leaves by. */
  record Masquerade(Optional<PortRange> ports, Flags flags) implements NatTarget {
    @Override
    public String save() {
      return " -j MASQUERADE"
          + ports.map(p -> " --to-ports " + dashed(p)).orElse("")
          + flags.save();
    }
  }

  /** {@code -j REDIRECT}: DNAT to the address of the interface that the packet came in by. */
  record Redirect(Optional<PortRange> ports, Flags flags) implements NatTarget {
    @Override
    public String save() {
      return " -j REDIRECT" + ports.map(p -> " --to-ports " + dashed(p)).orElse("") + flags.save();
    }
  }

  /** {@code -j NETMAP --to PREFIX}: the network part is replaced, the host part stays. */
  record Netmap(Prefix to) implements NatTarget {
    @Override
    public Flags flags() {
      return Flags.NONE;
    }

    @Override
    public String save() {
      return " -j NETMAP --to " + to;
    }
  }
}
