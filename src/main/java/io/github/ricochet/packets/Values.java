package io.github.ricochet.packets;

import java.util.Arrays;

/** A set of whole numbers from 0 on: ranges in order that neither overlap nor touch. Immutable. */
final class Values {

  static final Values NONE = new Values(new long[0]);

  /** Small numbers are asked for again and again. */
  private static final Values[] SINGLE = new Values[1024];

  static {
    for (int i = 0; i < SINGLE.length; i++) {
      SINGLE[i] = new Values(new long[] {i, i});
    }
  }

  /** The first and last number of each range, one after the other. */
  private final long[] ends;

  private Values(long[] ends) {
    this.ends = ends;
  }

  /** This one number. */
  static Values of(long value) {
    return value >= 0 && value < SINGLE.length
        ? SINGLE[(int) value]
        : new Values(new long[] {value, value});
  }

  /** All numbers from one to another, both included; none where {@code first > last}. */
  static Values range(long first, long last) {
    if (first >= last) {
      return first > last ? NONE : of(first);
    }
    return new Values(new long[] {first, last});
  }

  boolean isEmpty() {
    return ends.length == 0;
  }

  boolean isSingle() {
    return ends.length == 2 && ends[0] == ends[1];
  }

  /** The lowest number; there has to be one. */
  long first() {
    return ends[0];
  }

  /** The highest number; there has to be one. */
  long last() {
    return ends[ends.length - 1];
  }

  boolean contains(long value) {
    if (ends.length == 2) {
      return ends[0] <= value && value <= ends[1];
    }
    int at = Arrays.binarySearch(ends, value);
    // Between two ends, an odd insertion point is inside a range.
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  boolean containsAll(Values other) {
    int mine = 0;
    for (int i = 0; i < other.ends.length; i += 2) {
      while (mine < ends.length && ends[mine + 1] < other.ends[i]) {
        mine += 2;
      }
      if (mine == ends.length || ends[mine] > other.ends[i] || ends[mine + 1] < other.ends[i + 1]) {
        return false;
      }
    }
    return true;
  }

  /** The numbers that are in both. */
  Values and(Values other) {
    if (ends.length == 2 && other.ends.length == 2) {
      if (ends[0] >= other.ends[0] && ends[1] <= other.ends[1]) {
        return this;
      }
      return range(Math.max(ends[0], other.ends[0]), Math.min(ends[1], other.ends[1]));
    }
    long[] both = new long[ends.length + other.ends.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < ends.length && j < other.ends.length) {
      long first = Math.max(ends[i], other.ends[j]);
      long last = Math.min(ends[i + 1], other.ends[j + 1]);
      if (first <= last) {
        both[count++] = first;
        both[count++] = last;
      }
      if (ends[i + 1] < other.ends[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return cut(both, count);
  }

  /** The numbers of this that are not in the other. */
  Values minus(Values other) {
    return isEmpty() ? this : and(other.complement(last()));
  }

  /** The numbers that are in one or the other. */
  Values or(Values other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    long last = Math.max(last(), other.last());
    return complement(last).and(other.complement(last)).complement(last);
  }

  /** The numbers from 0 to {@code highest} that are not in this. */
  Values complement(long highest) {
    long[] rest = new long[ends.length + 2];
    int count = 0;
    long next = 0;
    for (int i = 0; i < ends.length && next <= highest; i += 2) {
      if (ends[i] > next) {
        rest[count++] = next;
        rest[count++] = Math.min(ends[i] - 1, highest);
      }
      next = ends[i + 1] + 1;
    }
    if (next <= highest) {
      rest[count++] = next;
      rest[count++] = highest;
    }
    return cut(rest, count);
  }

  private static Values cut(long[] ends, int count) {
    return count == 0 ? NONE : new Values(Arrays.copyOf(ends, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values values && Arrays.equals(ends, values.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ends.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(ends[i]);
      text.append(ends[i] == ends[i + 1] ? "" : "-" + ends[i + 1]);
    }
    return text.toString();
  }
}
