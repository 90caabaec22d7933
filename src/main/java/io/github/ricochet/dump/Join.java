package io.github.ricochet.dump;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Setting;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Joins what two dumps say of one thing: what one does not tell the other may. Where both tell it
 * and differ, the first stands and the contradiction is told.
 *
 * @param subject what it is about, such as "port veth0"
 * @param first where the first was read
 * @param second where the second was read
 * @param problems takes the contradictions
 */
record Join(String subject, Origin first, Origin second, Consumer<Problem> problems) {

  Setting setting(String what, Setting one, Setting other) {
    if (one != Setting.UNKNOWN && other != Setting.UNKNOWN && one != other) {
      contradiction(what, one == Setting.ON ? "on" : "off", other == Setting.ON ? "on" : "off");
    }
    return one.orElse(other);
  }

  <T> Optional<T> value(String what, Optional<T> one, Optional<T> other) {
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      contradiction(what, one.get(), other.get());
    }
    return one.or(() -> other);
  }

  OptionalInt number(String what, OptionalInt one, OptionalInt other) {
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      contradiction(what, one.getAsInt(), other.getAsInt());
    }
    return one.isPresent() ? one : other;
  }

  /** A value that one of the dumps marks as not told by {@code unknown}. */
  <T> T known(String what, T one, T other, T unknown) {
    if (!one.equals(unknown) && !other.equals(unknown) && !one.equals(other)) {
      contradiction(what, one, other);
    }
    return one.equals(unknown) ? other : one;
  }

  private void contradiction(String what, Object one, Object other) {
    String message =
        String.format(
            "%s: %s is %s here, but %s at %s; save both dumps at the same time",
            subject, what, other, one, first);
    problems.accept(
        new Problem(
            Problem.Kind.CONTRADICTION, message, second.file().name(), Optional.of(second)));
  }
}
