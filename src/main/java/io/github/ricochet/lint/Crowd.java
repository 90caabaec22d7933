package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sources that nothing tells apart when they ask for something. It holds no list of its own: ten
 * thousand services may have nearly the same thirty thousand sources.
 */
public final class Crowd {

  private final List<Source> all;

  /** The places in {@link #all} of those that do not belong to it, ascending. */
  private final int[] others;

  private final int first;

  private Crowd(List<Source> all, int[] others) {
    this.all = all;
    this.others = others;
    int place = 0;
    while (place < others.length && others[place] == place) {
      place++;
    }
    this.first = place;
  }

  /** This source alone. */
  static Crowd of(Source source) {
    return new Crowd(List.of(source), new int[0]);
  }

  /**
   * Most of these sources.
   *
   * @param others the places of those that do not belong to it, ascending; not all of them
   */
  static Crowd of(List<Source> all, int... others) {
    return new Crowd(all, others);
  }

  /** The one that is walked for all of them. */
  Source first() {
    return all.get(first);
  }

  /** How many they are. */
  int size() {
    return all.size() - others.length;
  }

  /** All of them, in order. */
  Stream<Source> stream() {
    return others.length == 0
        ? all.stream()
        : IntStream.range(first, all.size())
            .filter(place -> Arrays.binarySearch(others, place) < 0)
            .mapToObj(all::get);
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof Crowd other) || size() != other.size()) {
      return false;
    }
    return size() == 1
        ? first().equals(other.first())
        : all.equals(other.all) && Arrays.equals(others, other.others);
  }

  @Override
  public int hashCode() {
    return first().name().hashCode();
  }
}
