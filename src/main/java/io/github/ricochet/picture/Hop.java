package io.github.ricochet.picture;

import io.github.ricochet.path.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stay of a packet in one box, with what happened to it there.
 *
 * @param number its number in the picture, from 1
 * @param node the key of the box
 * @param where the box, in words
 * @param steps what happened; empty where it only passed through
 * @param ended how the way ended here; {@link End#NOT} where it went on
 * @param towards the key of the box that it was about to enter when it was lost; empty where it was
 *     lost inside, or was not lost
 * @param fresh whether it begins a way: a packet that was sent here
 */
public record Hop(
    int number,
    String node,
    String where,
    List<Step> steps,
    End ended,
    Optional<String> towards,
    boolean fresh) {

  /** Whether a way ends. */
  public enum End {
    NOT,
    ARRIVED,
    /** Thrown away without a word. */
    LOST,
    /** Thrown away, and the sender told. */
    REJECTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What threw it away: the last step. */
  public Optional<Step> loss() {
    return ended == End.LOST || ended == End.REJECTED
        ? Optional.of(steps.get(steps.size() - 1))
        : Optional.empty();
  }

  /** What threw it away, and how, in a few words. */
  Optional<String> lossWords() {
    return loss().map(step -> step.at() + ": " + ended.word());
  }
}
