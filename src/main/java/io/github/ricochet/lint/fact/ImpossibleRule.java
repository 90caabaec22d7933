package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Rule;

/**
 * A rule whose tests no packet can pass.
 *
 * @param rule the rule
 * @param cause why
 * @param what in what the tests contradict each other or what comes; empty text where that takes
 *     several things together; the interface where {@code cause} is {@link Cause#SILENT_DEVICE}
 * @param hooks the hooks from which packets come to its chain, for messages
 * @param bridge the bridge or bond that has the interface, or empty text
 * @param tool whether it stands in a chain that a program makes for itself
 */
public record ImpossibleRule(
    Rule rule, Cause cause, String what, String hooks, String bridge, boolean tool) {

  /** Why no packet can pass. */
  public enum Cause {
    /** The tests contradict each other. */
    CONTRADICTION,
    /** The kernel shows no such packets at the hooks from which packets come. */
    HOOK,
    /** An interface is asked for whose packets come under another name. */
    SILENT_DEVICE,
    /** No rule that calls the chain sends it such packets. */
    CALLERS
  }

  /** Whether it translates addresses. */
  public boolean isNat() {
    return rule.target() instanceof NatTarget;
  }

  /** Why it can never hold, in words. */
  public String reason() {
    String in = what.isEmpty() ? "" : " in " + what;
    return switch (cause) {
      case CONTRADICTION -> "its tests contradict each other" + in;
      case HOOK ->
          "packets come to it from " + hooks + " only, and none there passes it" + about(in);
      case SILENT_DEVICE -> silent();
      case CALLERS -> "no rule that calls its chain sends it such packets" + about(in);
    };
  }

  private static String about(String in) {
    return in.isEmpty() ? "" : ", which shows" + in;
  }

  private String silent() {
    return what.isEmpty()
        ? "it asks for ports of bridges, whose packets pass iptables as the bridge's"
        : what
            + " is a port of "
            + bridge
            + ", and its packets pass iptables as those of "
            + bridge
            + "; a port is asked for by -m physdev --physdev-in "
            + what;
  }

  /** Where it stands: {@code filter FORWARD}. */
  public String place() {
    return Wording.place(rule);
  }
}
