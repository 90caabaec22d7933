package io.github.ricochet.config;

import io.github.ricochet.host.Origin;
import java.util.List;

/** A value of a YAML file (YAML 1.2), with the place where it stands. */
public sealed interface Node {

  /** Where it stands; of a value of several lines, its first line. */
  Origin at();

  /** What it is, for people, such as {@code a list}. */
  String kind();

  /**
   * A text, a number, a date and the like, as it is written.
   *
   * @param text the text without quotation marks; empty where nothing stands behind the key
   */
  record Scalar(String text, Origin at) implements Node {
    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : "a single value";
    }
  }

  /** A list. */
  record Items(List<Node> items, Origin at) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping, in the order of the file. */
  record Fields(List<Field> fields, Origin at) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A key with its value. */
  record Field(Scalar key, Node value) {}
}
