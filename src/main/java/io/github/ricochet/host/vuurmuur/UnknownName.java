package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A name that nothing in the tree has.
 *
 * @param origin where it is named
 * @param kind what it would be
 * @param name the name
 * @param effect what Vuurmuur does then, such as {@code the rule is left out}
 */
public record UnknownName(Origin origin, Kind kind, String name, String effect)
    implements VuurmuurFact {

  /** What a name can be the name of. */
  public enum Kind {
    INTERFACE("interface"),
    PLACE("zone, network, host or group"),
    HOST("host"),
    SERVICE("service"),
    OPTION("option");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For messages: {@code zone, network, host or group}. */
    @Override
    public String toString() {
      return words;
    }
  }
}
