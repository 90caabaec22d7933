package io.github.ricochet.packets;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.packets.Axis.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The extent of a rule while its tests are read, one after the other: each takes packets away. */
final class Draft {

  /** An address mask with holes is no range of addresses. */
  private record Holes(Kind kind, Prefix prefix) {}

  private final PacketSpace space;
  private final Clock clock;

  /** What every packet has to be, by the number of the axis. */
  private Axis[] axes = new Axis[4];

  private Values[] values = new Values[4];
  private int size;

  /** Of each of these, a packet has to be in one box. */
  private List<Box[]> choices = List.of();

  private boolean exact = true;
  private boolean traceless = true;
  private Optional<Kind> conflict = Optional.empty();

  Draft(PacketSpace space, Clock clock) {
    this.space = space;
    this.clock = clock;
  }

  Extent finish() {
    List<Box> boxes = conflict.isPresent() ? List.of() : List.of(Box.of(axes, values, size));
    for (Box[] choice : choices) {
      List<Box> all = new ArrayList<>(boxes.size() * choice.length);
      for (Box box : boxes) {
        for (Box alternative : choice) {
          Box both = box.and(alternative);
          if (!both.isEmpty()) {
            all.add(both);
          }
        }
      }
      boxes = all;
    }
    return new Extent(boxes, exact, traceless, conflict);
  }

  PacketSpace space() {
    return space;
  }

  /** The axis of the connection's state, now. */
  Axis state() {
    return space.axis(Kind.STATE, clock.state());
  }

  /** The axis of a field that targets can change, now. */
  Axis field(Kind kind, Object mask) {
    return space.axis(kind, mask, clock.fields());
  }

  /** Only packets with these values pass. */
  void and(Axis axis, Values wanted) {
    int at = size;
    while (at > 0 && axes[at - 1].id() >= axis.id()) {
      at--;
    }
    boolean there = at < size && axes[at].equals(axis);
    Values both = there ? values[at].and(wanted) : wanted;
    if (!there) {
      makeRoom(at);
      axes[at] = axis;
    }
    values[at] = both;
    if (both.isEmpty() && conflict.isEmpty()) {
      conflict = Optional.of(axis.kind());
    }
  }

  private void makeRoom(int at) {
    if (size == axes.length) {
      axes = Arrays.copyOf(axes, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    System.arraycopy(axes, at, axes, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    size++;
  }

  /** Only packets in one of these boxes pass. */
  void anyOf(Box... alternatives) {
    choices = new ArrayList<>(choices);
    choices.add(alternatives);
  }

  void and(Kind kind, Values values) {
    and(space.axis(kind), values);
  }

  /** Only packets with these values pass or, where the test is inverted, those without. */
  void and(Axis axis, Values values, boolean not) {
    and(axis, not ? values.complement(axis.last()) : values);
  }

  /** Only packets pass for which a test holds that is not looked into, but is no chance either. */
  void test(Object test, boolean not) {
    and(field(Kind.TEST, test), Values.of(not ? 0 : 1));
  }

  /** Whether a packet passes depends on more than the packet, and on what others have asked. */
  void chance() {
    exact = false;
    traceless = false;
  }

  /** Whether a packet passes depends on how often this one rule was asked, or on chance. */
  void limited() {
    exact = false;
  }

  void address(Kind v4, Kind v6, Optional<Term<Prefix>> term) {
    if (term.isEmpty()) {
      return;
    }
    Prefix prefix = term.get().value();
    Kind kind = prefix.network().family() == Family.IPV4 ? v4 : v6;
    if (prefix.hasLength()) {
      and(space.axis(kind), space.addresses(prefix), term.get().not());
    } else {
      test(new Holes(kind, prefix), term.get().not());
    }
  }

  void device(Kind kind, Optional<Term<String>> term) {
    term.ifPresent(t -> and(space.axis(kind), space.devices(t.value()), t.not()));
  }
}
