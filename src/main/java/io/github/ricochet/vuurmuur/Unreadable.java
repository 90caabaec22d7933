package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;

/** Thrown where Vuurmuur leaves a line out. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Origin origin;

  Unreadable(Origin origin, String message) {
    super(message, null, false, false);
    this.origin = origin;
  }

  Unreadable(Word word, String message) {
    this(word.origin(), message);
  }

  Origin origin() {
    return origin;
  }
}
