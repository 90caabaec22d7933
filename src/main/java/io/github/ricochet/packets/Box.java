package io.github.ricochet.packets;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** All packets whose coordinates are each in a set of their own: a conjunction. Immutable. */
final class Box {

  /** All packets. */
  static final Box ALL = new Box(new Axis[0], new Values[0]);

  /** No packet. */
  static final Box NONE = new Box(new Axis[0], new Values[0]);

  /** The axes on which something is asked, by number. */
  private final Axis[] axes;

  private final Values[] values;

  private Box(Axis[] axes, Values[] values) {
    this.axes = axes;
    this.values = values;
  }

  /** The packets that are in each of these sets, of which none is empty, by the axis's number. */
  static Box of(Axis[] axes, Values[] values, int count) {
    return count == 0 ? ALL : new Box(Arrays.copyOf(axes, count), Arrays.copyOf(values, count));
  }

  boolean isEmpty() {
    return this == NONE;
  }

  /** On how many axes something is asked. */
  int size() {
    return axes.length;
  }

  /** The axis at this place, by number. */
  Axis axis(int place) {
    return axes[place];
  }

  /** What is asked on the axis at this place. */
  Values values(int place) {
    return values[place];
  }

  /** What is asked on an axis; {@code null} where nothing is. */
  Values on(Axis axis) {
    for (int i = 0; i < axes.length && axes[i].id() <= axis.id(); i++) {
      if (axes[i] == axis) {
        return values[i];
      }
    }
    return null;
  }

  /** Where the box's outermost corner stands on an axis: a packet of the box. */
  long corner(Axis axis) {
    Values asked = on(axis);
    return asked == null ? axis.aloof() : asked.last();
  }

  /** The packets of this box that are in {@code wanted} on the axis. */
  Box and(Axis axis, Values wanted) {
    if (isEmpty() || wanted.isEmpty()) {
      return NONE;
    }
    int at = 0;
    while (at < axes.length && axes[at].id() < axis.id()) {
      at++;
    }
    boolean there = at < axes.length && axes[at] == axis;
    Values both = there ? values[at].and(wanted) : wanted;
    if (both.isEmpty()) {
      return NONE;
    }
    int more = there ? 0 : 1;
    Axis[] allAxes = Arrays.copyOf(axes, axes.length + more);
    Values[] allValues = Arrays.copyOf(values, axes.length + more);
    System.arraycopy(axes, at, allAxes, at + more, axes.length - at);
    System.arraycopy(values, at, allValues, at + more, axes.length - at);
    allAxes[at] = axis;
    allValues[at] = both;
    return new Box(allAxes, allValues);
  }

  /** The packets that are in both. */
  Box and(Box other) {
    if (isEmpty() || other.isEmpty()) {
      return NONE;
    }
    if (axes.length == 0 || other.axes.length == 0) {
      return axes.length == 0 ? other : this;
    }
    int size = sizeWith(other);
    Axis[] allAxes = new Axis[size];
    Values[] allValues = new Values[size];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < axes.length || j < other.axes.length) {
      int order = order(i, other, j);
      Values both =
          order < 0 ? values[i] : order > 0 ? other.values[j] : values[i].and(other.values[j]);
      if (both.isEmpty()) {
        return NONE;
      }
      allAxes[count] = order <= 0 ? axes[i] : other.axes[j];
      allValues[count++] = both;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return new Box(allAxes, allValues);
  }

  /** On how many axes this box or the other asks for something. */
  private int sizeWith(Box other) {
    int count = axes.length;
    int i = 0;
    for (Axis axis : other.axes) {
      while (i < axes.length && axes[i].id() < axis.id()) {
        i++;
      }
      count += i < axes.length && axes[i] == axis ? 0 : 1;
    }
    return count;
  }

  private int order(int i, Box other, int j) {
    if (i == axes.length || j == other.axes.length) {
      return i == axes.length ? 1 : -1;
    }
    return Integer.compare(axes[i].id(), other.axes[j].id());
  }

  /** Whether a packet is in both. */
  boolean meets(Box other) {
    return separator(other).isEmpty() && !isEmpty() && !other.isEmpty();
  }

  /** The first axis on which no packet can be in both. */
  Optional<Axis> separator(Box other) {
    int j = 0;
    for (int i = 0; i < axes.length; i++) {
      while (j < other.axes.length && other.axes[j].id() < axes[i].id()) {
        j++;
      }
      if (j < other.axes.length
          && other.axes[j] == axes[i]
          && values[i].and(other.values[j]).isEmpty()) {
        return Optional.of(axes[i]);
      }
    }
    return Optional.empty();
  }

  boolean containsAll(Box other) {
    int j = 0;
    for (int i = 0; i < axes.length; i++) {
      while (j < other.axes.length && other.axes[j].id() < axes[i].id()) {
        j++;
      }
      boolean asked = j < other.axes.length && other.axes[j] == axes[i];
      if (asked ? !values[i].containsAll(other.values[j]) : !isWhole(i)) {
        return false;
      }
    }
    return !isEmpty() || other.isEmpty();
  }

  private boolean isWhole(int place) {
    return values[place].containsAll(Values.range(0, axes[place].last()));
  }

  /** Whether the other box's outermost corner is in this one. */
  boolean containsCornerOf(Box other) {
    int j = 0;
    for (int i = 0; i < axes.length; i++) {
      while (j < other.axes.length && other.axes[j].id() < axes[i].id()) {
        j++;
      }
      boolean asked = j < other.axes.length && other.axes[j] == axes[i];
      if (!values[i].contains(asked ? other.values[j].last() : axes[i].aloof())) {
        return false;
      }
    }
    return !isEmpty();
  }

  /** Hands out the packets of this box that are not in the other, as boxes that do not overlap. */
  void minus(Box other, Consumer<Box> pieces) {
    Box rest = this;
    for (int i = 0; i < other.axes.length; i++) {
      Axis axis = other.axes[i];
      Values own = rest.on(axis);
      Values left =
          own == null ? other.values[i].complement(axis.last()) : own.minus(other.values[i]);
      if (!left.isEmpty()) {
        pieces.accept(rest.and(axis, left));
      }
      rest = rest.and(axis, other.values[i]);
      if (rest.isEmpty()) {
        return;
      }
    }
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < axes.length; i++) {
      text.append(i == 0 ? "" : " ").append(axes[i]).append('=').append(values[i]);
    }
    return text.length() == 0 ? "all" : text.toString();
  }
}
