package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A word of a rule.
 *
 * @param text the word, without quotes
 * @param origin its place
 */
record Word(String text, Origin origin) {

  /** Whether it begins so, in any case. */
  boolean startsWith(String beginning) {
    return text.regionMatches(true, 0, beginning, 0, beginning.length());
  }

  /** Whether it is this, in any case. */
  boolean is(String word) {
    return text.equalsIgnoreCase(word);
  }
}
