package io.github.ricochet.config;

import io.github.ricochet.host.Origin;

/**
 * A value, and who said it.
 *
 * @param value the value
 * @param by {@code file:line:column}, the option of the command line, or {@code default}
 */
public record Said<T>(T value, String by) {

  /** The value as it stands in a file. */
  static <T> Said<T> at(T value, Origin at) {
    return new Said<>(value, at.toString());
  }
}
