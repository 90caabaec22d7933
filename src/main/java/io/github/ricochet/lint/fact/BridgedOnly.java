package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;

/**
 * Rules of iptables that are there for packets which a bridge hands to iptables.
 *
 * @param bridge the bridge; empty text where they are for the ports of any
 * @param rules the rules
 * @param aim what they are to do
 */
public record BridgedOnly(String bridge, List<Rule> rules, Aim aim) {

  /** What rules for bridged packets are to do. */
  public enum Aim {
    /** Drop or reject what comes in or leaves by a port ({@code -m physdev}). */
    KEEP_OUT,
    /** Drop or reject what goes from the bridge to the bridge ({@code -i br0 -o br0}). */
    KEEP_APART,
    /** Translate addresses. */
    TRANSLATE,
    /** Anything else, such as to accept. */
    OTHER
  }

  /** What does not happen. */
  public String claim() {
    String these = Wording.these(rules);
    boolean one = rules.size() == 1;
    return switch (aim) {
      case KEEP_OUT -> these + (one ? " keeps" : " keep") + " nobody out, and never " + gets(one);
      case KEEP_APART ->
          these + (one ? " keeps" : " keep") + " no machines of " + bridge + " apart";
      case TRANSLATE -> these + (one ? " translates" : " translate") + " nothing";
      case OTHER -> these + " never " + gets(one);
    };
  }

  private static String gets(boolean one) {
    return one ? "gets a packet" : "get a packet";
  }

  /** Whose packets do not come. */
  public String whose() {
    return bridge.isEmpty() ? "bridged packets" : "what " + bridge + " passes from port to port";
  }

  /** {@code do not come} or {@code does not come}. */
  public String come() {
    return bridge.isEmpty() ? "do not come" : "does not come";
  }

  /** Whether it is missed that they do not see what they are there for. */
  public boolean isMissed() {
    return aim != Aim.OTHER;
  }

  /** All their lines. */
  public List<Origin> lines() {
    return Wording.lines(rules, List.of());
  }
}
