package io.github.ricochet.path;

import java.util.List;

/**
 * The way of one packet, from its sender to where it ended.
 *
 * @param verdict how it ended
 * @param at the kernel function, or table and chain, at which it ended
 * @param steps what happened on the way; empty where nobody asked for steps
 */
public record Leg(Verdict verdict, String at, List<Step> steps) {

  /** Where a packet is that was not walked to an end, since too little is known of the host. */
  public static final String NOT_WALKED = "not walked";

  /** How a packet ended. */
  public enum Verdict {
    /** It reached a machine. */
    DELIVERED,
    /** It was thrown away without a word. */
    DROPPED,
    /** It was thrown away, and its sender told. */
    REJECTED,
    /** It reached the host itself. */
    LOCAL
  }
}
