package io.github.ricochet.dump.xtables;

import java.util.HashMap;
import java.util.Map;

/** Keeps one of each equal value, so that alike facts share their memory. */
final class Interner {

  private final Map<Object, Object> values = new HashMap<>();

  /** The first value equal to this one. */
  @SuppressWarnings("unchecked")
  <T> T intern(T value) {
    Object first = values.putIfAbsent(value, value);
    return first == null ? value : (T) first;
  }
}
