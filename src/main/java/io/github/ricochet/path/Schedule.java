package io.github.ricochet.path;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be done once what is under way has come to its end. What is on a wire goes first, then
 * what a socket has kept back, then what programs do.
 */
final class Schedule {

  private final Deque<Runnable> events = new ArrayDeque<>(2);
  private final Deque<Runnable> backlog = new ArrayDeque<>(2);
  private final Deque<Runnable> programs = new ArrayDeque<>(2);

  /** A frame on a wire, or a packet on its way out. */
  void later(Runnable event) {
    events.add(event);
  }

  /**
   * A segment for the socket that connect() still holds: it is taken up once all that the segment
   * before has set off has come to its end (sk_add_backlog(), release_sock()).
   */
  void backlog(Runnable segment) {
    backlog.add(segment);
  }

  /** A program is woken by what came: it runs when the kernel has nothing more to do. */
  void program(Runnable wakes) {
    programs.add(wakes);
  }

  /** Forgets what is on wires. */
  void clear() {
    events.clear();
  }

  /** Takes what is next; {@code null} where nothing is left. */
  Runnable next() {
    Runnable event = events.poll();
    if (event == null) {
      event = backlog.poll();
    }
    return event == null ? programs.poll() : event;
  }
}
