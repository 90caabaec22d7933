package io.github.ricochet.packets;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Numbers for values that are too many to count: whatever lies between two borders that the rules
 * name is one number, for no rule tells it apart.
 *
 * @param <T> the values
 */
final class Places<T extends Comparable<T>> {

  private final Object[] borders;

  /**
   * @param borders the values at which some rule begins to behave differently; the lowest value of
   *     all is one of them
   */
  Places(Collection<T> borders) {
    this.borders = new TreeSet<>(borders).toArray();
  }

  /** The highest number. */
  long last() {
    return borders.length - 1L;
  }

  /** The values from a border to the one before {@code end}, which is a border too. */
  Values range(T first, T end) {
    return Values.range(at(first), at(end) - 1);
  }

  /** The values from a border on. */
  Values from(T first) {
    return Values.range(at(first), last());
  }

  private long at(T border) {
    int at = Arrays.binarySearch(borders, border);
    if (at < 0) {
      throw new IllegalArgumentException("no border: " + border);
    }
    return at;
  }
}
