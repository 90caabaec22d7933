package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Mac;
import java.util.Optional;

/**
 * The header test of an ebtables rule ({@code struct ebt_entry}, ebt_basic_match() in ebtables.c).
 *
 * @param protocol {@code -p}: the Ethernet protocol, or 0 to 1535 for {@code LENGTH}
 * @param source {@code -s}: address and mask
 * @param destination {@code -d}: address and mask
 * @param in {@code -i}: the bridge port that the frame came in by
 * @param out {@code -o}: the bridge port that it leaves by
 * @param logicalIn {@code --logical-in}: the bridge that it came in by
 * @param logicalOut {@code --logical-out}: the bridge that it leaves by
 */
public record EthernetHeader(
    Optional<Term<Integer>> protocol,
    Optional<Term<MaskedMac>> source,
    Optional<Term<MaskedMac>> destination,
    Optional<Term<String>> in,
    Optional<Term<String>> out,
    Optional<Term<String>> logicalIn,
    Optional<Term<String>> logicalOut)
    implements Header {

  /** No test at all. */
  public static final EthernetHeader ANY =
      new EthernetHeader(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The value of {@code -p LENGTH}: IEEE 802.3 frames, whose type field is a length. */
  public static final int LENGTH = 0;

  /**
   * An Ethernet address under a mask.
   *
   * @param address the address, masked
   * @param mask the bits that count
   */
  public record MaskedMac(Mac address, Mac mask) {

    /** {@code Unicast}: the group bit is not set. */
    public static final MaskedMac UNICAST = new MaskedMac(new Mac(0), new Mac(0x010000000000L));

    /** {@code Multicast}: the group bit is set. */
    public static final MaskedMac MULTICAST =
        new MaskedMac(new Mac(0x010000000000L), new Mac(0x010000000000L));

    /** {@code Broadcast}. */
    public static final MaskedMac BROADCAST = new MaskedMac(Mac.BROADCAST, Mac.BROADCAST);

    /** {@code BGA}: the bridge group address of the spanning tree protocol. */
    public static final MaskedMac BGA = new MaskedMac(new Mac(0x0180c2000000L), Mac.BROADCAST);

    public MaskedMac {
      address = new Mac(address.bits() & mask.bits());
    }

    /** Whether the address is equal in the bits that count. */
    public boolean contains(Mac mac) {
      return mac != null && (mac.bits() & mask.bits()) == (address.bits() & mask.bits());
    }

    /** The name that ebtables has for it, or the address and the mask. */
    @Override
    public String toString() {
      if (equals(UNICAST)) {
        return "Unicast";
      }
      if (equals(MULTICAST)) {
        return "Multicast";
      }
      if (equals(BROADCAST)) {
        return "Broadcast";
      }
      if (equals(BGA)) {
        return "BGA";
      }
      return mask.equals(Mac.BROADCAST) ? address.toString() : address + "/" + mask;
    }
  }

  @Override
  public Decision decide(PacketView packet) {
    boolean passes =
        protocol.map(t -> isProtocol(t.value(), packet.etherType()) != t.not()).orElse(true)
            && source.map(t -> t.value().contains(packet.sourceMac()) != t.not()).orElse(true)
            && destination
                .map(t -> t.value().contains(packet.destinationMac()) != t.not())
                .orElse(true)
            && in.map(t -> Names.matches(t.value(), packet.in()) != t.not()).orElse(true)
            && out.map(t -> Names.matches(t.value(), packet.out()) != t.not()).orElse(true)
            && logicalIn.map(t -> Names.matches(t.value(), packet.physin()) != t.not()).orElse(true)
            && logicalOut
                .map(t -> Names.matches(t.value(), packet.physout()) != t.not())
                .orElse(true);
    return Decision.of(passes);
  }

  private static boolean isProtocol(int wanted, int etherType) {
    return wanted == LENGTH ? etherType < Ethertypes.FIRST : wanted == etherType;
  }

  @Override
  public String save() {
    return protocol
            .map(t -> new Term<>(t.not(), protocolName(t.value())).saveInside("-p"))
            .orElse("")
        + source.map(t -> t.saveInside("-s")).orElse("")
        + destination.map(t -> t.saveInside("-d")).orElse("")
        + in.map(t -> t.saveInside("-i")).orElse("")
        + logicalIn.map(t -> t.saveInside("--logical-in")).orElse("")
        + out.map(t -> t.saveInside("-o")).orElse("")
        + logicalOut.map(t -> t.saveInside("--logical-out")).orElse("");
  }

  private static String protocolName(int protocol) {
    return protocol == LENGTH ? "Length" : Ethertypes.name(protocol);
  }
}
