package io.github.ricochet.host.xtables;

import java.util.Optional;

/**
 * {@code -m physdev} (physdev_mt() in xt_physdev.c): the bridge ports behind a bridge interface. An
 * option that is asked for is {@code true}, with {@code !} {@code false}.
 *
 * @param in {@code --physdev-in}: the port that it came in by
 * @param isIn {@code --physdev-is-in}: whether it came in by a port
 * @param out {@code --physdev-out}: the port that it leaves by
 * @param isOut {@code --physdev-is-out}: whether it leaves by a port
 * @param isBridged {@code --physdev-is-bridged}: whether it is bridged and not routed
 */
public record PhysdevMatch(
    Optional<Term<String>> in,
    Optional<Boolean> isIn,
    Optional<Term<String>> out,
    Optional<Boolean> isOut,
    Optional<Boolean> isBridged)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    boolean hasIn = !packet.physin().isEmpty();
    boolean hasOut = !packet.physout().isEmpty();
    if (!hasIn && !hasOut) {
      return Decision.of(allInverted());
    }
    // A known port of entry is compared; an unknown one passes. An unknown port of exit never
    // passes, inverted or not.
    boolean passes =
        isBridged.map(wanted -> wanted == hasOut).orElse(true)
            && isIn.map(wanted -> wanted == hasIn).orElse(true)
            && isOut.map(wanted -> wanted == hasOut).orElse(true)
            && in.map(t -> !hasIn || Names.matches(t.value(), packet.physin()) != t.not())
                .orElse(true)
            && out.map(t -> hasOut && Names.matches(t.value(), packet.physout()) != t.not())
                .orElse(true);
    return Decision.of(passes);
  }

  /** A packet that no bridge has seen passes the inverted options only. */
  private boolean allInverted() {
    return in.map(Term::not).orElse(true)
        && out.map(Term::not).orElse(true)
        && !isIn.orElse(false)
        && !isOut.orElse(false)
        && !isBridged.orElse(false);
  }

  @Override
  public String save() {
    return " -m physdev"
        + flag(isIn, "--physdev-is-in")
        + in.map(t -> t.save("--physdev-in")).orElse("")
        + flag(isOut, "--physdev-is-out")
        + out.map(t -> t.save("--physdev-out")).orElse("")
        + flag(isBridged, "--physdev-is-bridged");
  }

  private static String flag(Optional<Boolean> wanted, String option) {
    return wanted.map(w -> (w ? " " : " ! ") + option).orElse("");
  }
}
