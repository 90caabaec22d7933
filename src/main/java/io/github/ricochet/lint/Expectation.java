package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.path.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A flow that somebody wants to work, or not to work.
 *
 * @param name what it is for; empty text where nobody says so
 * @param from who asks: {@code local}, {@code outside}, an address or network, or an interface,
 *     bridge or port of the host
 * @param to what is asked, with its port and protocol
 * @param wanted how it has to end
 * @param by the machine that has to answer, where that matters
 * @param origin where it is written
 */
public record Expectation(
    String name, String from, ServiceWords to, Wanted wanted, Optional<Ip> by, Origin origin) {

  /** How a flow has to end. */
  public enum Wanted {
    ANSWERED,
    NOT_ANSWERED,
    LOST,
    REFUSED,
    UNREACHABLE;

    /** The words, as a file has them. */
    public static List<String> words() {
      return Stream.of(values()).map(Wanted::toString).toList();
    }

    /** The one of this word. */
    public static Optional<Wanted> named(String word) {
      return Stream.of(values()).filter(w -> w.toString().equals(word)).findFirst();
    }

    /** Whether a flow that ends so is as it has to be. */
    boolean isMetBy(Outcome outcome) {
      return this == NOT_ANSWERED
          ? outcome != Outcome.ANSWERED && outcome != Outcome.UNDECIDED
          : outcome.name().equals(name());
    }

    /** What is demanded: {@code has to be lost}. */
    String demand() {
      return this == NOT_ANSWERED ? "must not be answered" : "has to be " + this;
    }

    /** What is asked where nobody can tell: {@code is answered}. */
    String question() {
      return this == NOT_ANSWERED ? "is answered" : "is " + this;
    }

    /** {@code not-answered}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
