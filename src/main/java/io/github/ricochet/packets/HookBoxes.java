package io.github.ricochet.packets;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.packets.Axis.Kind;
import java.util.EnumMap;
import java.util.Map;

/** Which packets the kernel shows to the rules of each hook. */
final class HookBoxes {

  static final String LOOPBACK = "lo";

  private final PacketSpace space;
  private final Map<Hook, Box> kernel = new EnumMap<>(Hook.class);
  private final Map<Hook, Box> host = new EnumMap<>(Hook.class);

  /**
   * @param table the table's name
   */
  HookBoxes(PacketSpace space, RuleFamily family, String table, Surroundings around) {
    this.space = space;
    for (Hook hook : Hook.values()) {
      Box box = family == RuleFamily.EBTABLES ? Box.ALL : shown(hook, around);
      if (family != RuleFamily.EBTABLES && table.equals("nat")) {
        box = inNat(box, hook);
      }
      kernel.put(hook, box);
      host.put(hook, family == RuleFamily.EBTABLES ? box : heard(box, around));
    }
  }

  private Box shown(Hook hook, Surroundings around) {
    Values none = space.noDevice();
    Values some = space.someDevice();
    return switch (hook) {
      case PREROUTING, INPUT, BROUTING ->
          Box.ALL
              .and(space.axis(Kind.IN), some)
              .and(space.axis(Kind.OUT), none)
              .and(space.axis(Kind.PHYSDEV_OUT), none);
      case FORWARD -> Box.ALL.and(space.axis(Kind.IN), some).and(space.axis(Kind.OUT), some);
      case OUTPUT ->
          Box.ALL
              .and(space.axis(Kind.IN), none)
              .and(space.axis(Kind.OUT), some)
              .and(space.axis(Kind.PHYSDEV_IN), none)
              .and(space.axis(Kind.PHYSDEV_OUT), none);
      case POSTROUTING -> {
        Box leaving = Box.ALL.and(space.axis(Kind.OUT), some);
        yield around.postroutingKnowsIn() ? leaving : leaving.and(space.axis(Kind.IN), none);
      }
    };
  }

  /**
   * Only the first packet of a connection meets the rules of nat (nf_nat_inet_fn()); what comes in
   * by the loopback interface has met those of OUTPUT and POSTROUTING, and meets no others.
   */
  private Box inNat(Box box, Hook hook) {
    Box first = box.and(space.axis(Kind.STATE), States.FIRST_PACKETS);
    return hook == Hook.PREROUTING || hook == Hook.INPUT
        ? first.and(space.axis(Kind.IN), not(LOOPBACK))
        : first;
  }

  private Box heard(Box box, Surroundings around) {
    Box heard = box;
    for (String device : around.silent()) {
      heard = heard.and(space.axis(Kind.IN), not(device)).and(space.axis(Kind.OUT), not(device));
    }
    return heard;
  }

  private Values not(String device) {
    return space.devices(device).complement(space.axis(Kind.IN).last());
  }

  /** The packets that the kernel can show at this hook. */
  Box kernel(Hook hook) {
    return kernel.get(hook);
  }

  /** Those of them that can be seen on this host. */
  Box host(Hook hook) {
    return host.get(hook);
  }
}
