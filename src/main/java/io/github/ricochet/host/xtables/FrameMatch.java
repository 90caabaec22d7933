package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * Options of ebtables that look into frames of one kind only: ARP, VLAN tags, spanning tree, IEEE
 * 802.3. Other frames never pass; of those, no dump tells what is inside.
 *
 * @param kind which frames
 * @param words the options as the save program prints them
 */
public record FrameMatch(Kind kind, List<String> words) implements Match {

  /** The kinds of frames that have options of their own. */
  public enum Kind {
    /** {@code --arp-…} (ebt_arp.c). */
    ARP,
    /** {@code --vlan-…} (ebt_vlan.c). */
    VLAN,
    /** {@code --stp-…} (ebt_stp.c): bridge protocol data units. */
    STP,
    /** {@code --802_3-…} (ebt_802_3.c). */
    LLC,
    /** {@code --string-…} (ebt_string.c), which looks at frames of every kind. */
    STRING
  }

  @Override
  public Decision decide(PacketView packet) {
    boolean isOne =
        switch (kind) {
          case ARP -> packet.etherType() == Ethertypes.ARP;
          case VLAN -> packet.etherType() == Ethertypes.VLAN;
          case STP, LLC -> packet.etherType() < Ethertypes.FIRST;
          case STRING -> true;
        };
    return isOne ? Decision.UNDECIDED : Decision.NO;
  }

  @Override
  public String save() {
    return Words.joined(words);
  }
}
