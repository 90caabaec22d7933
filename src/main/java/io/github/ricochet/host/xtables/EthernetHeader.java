package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Mac;
import java.util.Locale;
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

  /** The value of {@code -p LENGTH}: IEEE 802.3 frames, whose type field is a length. */
  public static final int LENGTH = 0;

  /**
   * An Ethernet address under a mask.
   *
   * @param address the address, masked
   * @param mask the bits that count
   */
  public record MaskedMac(Mac address, Mac mask) {

    /** Whether the address is equal in the bits that count. */
    public boolean contains(Mac mac) {
      return mac != null && (mac.bits() & mask.bits()) == (address.bits() & mask.bits());
    }

    @Override
    public String toString() {
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
    return wanted == LENGTH ? etherType < 0x600 : wanted == etherType;
  }

  @Override
  public String save() {
    return protocol.map(t -> new Term<>(t.not(), protocolName(t.value())).save("-p")).orElse("")
        + source.map(t -> t.save("-s")).orElse("")
        + destination.map(t -> t.save("-d")).orElse("")
        + in.map(t -> t.save("-i")).orElse("")
        + logicalIn.map(t -> t.save("--logical-in")).orElse("")
        + out.map(t -> t.save("-o")).orElse("")
        + logicalOut.map(t -> t.save("--logical-out")).orElse("");
  }

  private static String protocolName(int protocol) {
    return switch (protocol) {
      case LENGTH -> "LENGTH";
      case 0x0800 -> "IPv4";
      case 0x86dd -> "IPv6";
      case 0x0806 -> "ARP";
      case 0x8100 -> "802_1Q";
      default -> "0x" + Integer.toHexString(protocol).toLowerCase(Locale.ROOT);
    };
  }
}
