package io.github.ricochet.packets;

import io.github.ricochet.packets.Behaviour.Change;

/** Gives out the times at which tests are made, each once. */
final class Timeline {

  private final Change most;
  private int last;

  /**
   * @param most the most that any rule of the table changes
   */
  Timeline(Change most) {
    this.most = most;
  }

  /** The time at which a chain's first rule is looked at. */
  Clock start() {
    return after(Clock.STILL, most);
  }

  /** The time after a rule that may have changed so much. */
  Clock after(Clock clock, Change change) {
    if (change == Change.NOTHING) {
      return clock;
    }
    last++;
    return new Clock(change.compareTo(Change.STATE) >= 0 ? last : clock.state(), last);
  }

  /** Whether nothing in the table changes anything. */
  boolean isStill() {
    return most == Change.NOTHING;
  }

  /** Whether what is looked at on this axis may be another value in another chain. */
  boolean varies(Axis axis) {
    return switch (axis.kind()) {
      case STATE -> most.compareTo(Change.STATE) >= 0;
      case TTL, LENGTH, MARK, CONNMARK, TOS, TEST -> most != Change.NOTHING;
      default -> most == Change.ALL;
    };
  }
}
