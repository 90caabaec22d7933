package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * One line {@code KEY="value"}.
 *
 * @param key as written
 * @param value what stands between the quotes, backslashes included
 * @param origin the place of the value
 */
record Setting(String key, String value, Origin origin) {

  /** A stretch of the value, in code points from its beginning. */
  Origin at(int from, int to) {
    int column = origin.column();
    return new Origin(origin.file(), origin.line(), column + from, column + Math.max(to, from + 1));
  }

  /** Whether it is "yes", in any case. */
  boolean isYes() {
    return value.equalsIgnoreCase("yes");
  }
}
