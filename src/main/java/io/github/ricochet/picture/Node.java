package io.github.ricochet.picture;

import java.util.List;

/**
 * A box of the picture.
 *
 * @param key what tells it from others, such as {@code dev:v-web}
 * @param kind what it is
 * @param name its name, as a dump has it
 * @param lines what else stands in it
 */
public record Node(String key, Kind kind, String name, List<Line> lines) {

  /** What a box is. */
  public enum Kind {
    /** The host's own IP stack: routing, packet filter, sockets. */
    STACK,
    BRIDGE,
    /** A port of a bridge. */
    PORT,
    /** An interface that is no bridge and no port of one. */
    INTERFACE,
    MACHINE,
    /** What the host publishes. */
    SERVICE,
    /** Stands for others that are not shown. */
    MORE
  }

  /**
   * A line of text in a box.
   *
   * @param text the text
   * @param stands whether it stands out
   */
  public record Line(String text, boolean stands) {

    static Line of(String text) {
      return new Line(text, false);
    }
  }

  /** The key of the host's own stack. */
  static final String STACK = "stack";

  static String device(String name) {
    return "dev:" + name;
  }

  static String bridge(String name) {
    return "bridge:" + name;
  }

  static String machine(Object address) {
    return "machine:" + address;
  }
}
