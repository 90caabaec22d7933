package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Mac;
import java.util.Locale;

/** The target extensions of ebtables. */
public sealed interface BridgeTarget extends Target {

  /** What follows after the rewrite: ACCEPT, DROP, CONTINUE or RETURN. */
  Standard verdict();

  /** {@code -j dnat --to-destination MAC}: rewrites the destination address. */
  record Dnat(Mac to, Standard verdict) implements BridgeTarget {
    @Override
    public String save() {
      return " -j dnat --to-dst " + to + " --dnat-target " + verdict.name();
    }
  }

  /**
   * {@code -j snat --to-source MAC}: rewrites the source address.
   *
   * @param arp whether the sender's address inside an ARP packet is rewritten too
   */
  record Snat(Mac to, boolean arp, Standard verdict) implements BridgeTarget {
    @Override
    public String save() {
      return " -j snat --to-src "
          + to
          + (arp ? " --snat-arp" : "")
          + " --snat-target "
          + verdict.name();
    }
  }

  /** {@code -j redirect}: the destination becomes the bridge (in broute: the port) itself. */
  record Redirect(Standard verdict) implements BridgeTarget {
    @Override
    public String save() {
      return " -j redirect"
          + (verdict == Standard.ACCEPT ? "" : " --redirect-target " + verdict.name());
    }
  }

  /** {@code -j mark}: changes skb->mark. */
  record Mark(Operation operation, int value, Standard verdict) implements BridgeTarget {

    /** How the mark is changed (ebt_mark_t.h). */
    public enum Operation {
      SET,
      OR,
      AND,
      XOR
    }

    /** The packet's mark afterwards. */
    public int apply(int mark) {
      return switch (operation) {
        case SET -> value;
        case OR -> mark | value;
        case AND -> mark & value;
        case XOR -> mark ^ value;
      };
    }

    @Override
    public String save() {
      String option = operation.name().toLowerCase(Locale.ROOT);
      return String.format(
          Locale.ROOT, " -j mark --mark-%s 0x%x --mark-target %s", option, value, verdict.name());
    }
  }

  /** {@code -j arpreply}: answers an ARP request with this address. */
  record ArpReply(Mac mac, Standard verdict) implements BridgeTarget {
    @Override
    public String save() {
      return " -j arpreply --arpreply-mac "
          + mac
          + (verdict == Standard.DROP ? "" : " --arpreply-target " + verdict.name());
    }
  }
}
