package io.github.ricochet.build;

import java.util.List;
import java.util.function.UnaryOperator;

/** Five lambdas of one interface, three that capture nothing, and two that capture a text. */
final class UnlinkedAlike {

  private UnlinkedAlike() {}

  static List<UnaryOperator<String>> all(String text) {
    return List.of(
        String::trim, s -> s + "1", s -> s + "2", s -> s + text, s -> text + s + text.length());
  }
}
