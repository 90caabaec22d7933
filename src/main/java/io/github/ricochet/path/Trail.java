package io.github.ricochet.path;

import io.github.ricochet.host.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What happened to one copy of a packet so far. Costs nothing where nobody asked for steps. */
final class Trail {

  private final Sent sent;
  private final List<Step> steps;

  private Trail(Sent sent, List<Step> steps) {
    this.sent = sent;
    this.steps = steps;
  }

  static Trail of(Sent sent, boolean wanted) {
    return new Trail(sent, wanted ? new ArrayList<>() : null);
  }

  /** The packet as it was sent, of which this is one copy. */
  Sent sent() {
    return sent;
  }

  /** Whether steps are wanted; else they need not be worded. */
  boolean wanted() {
    return steps != null;
  }

  void add(String at, Supplier<String> note) {
    add(at, note, Optional.empty());
  }

  void add(String at, Supplier<String> note, Optional<Origin> origin) {
    add(at, note, origin, Move.NONE);
  }

  /** A step that takes the packet elsewhere. */
  void add(String at, Move.Kind kind, String device, Supplier<String> note) {
    if (steps != null) {
      add(at, note, Optional.empty(), new Move(kind, device));
    }
  }

  void add(String at, Supplier<String> note, Optional<Origin> origin, Move move) {
    if (steps != null) {
      steps.add(new Step(at, note.get(), origin, move));
    }
  }

  Trail fork() {
    return new Trail(sent, steps == null ? null : new ArrayList<>(steps));
  }

  List<Step> steps() {
    return steps == null ? List.of() : List.copyOf(steps);
  }
}
