package io.github.ricochet.config;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with a file, gathered, so that somebody who mends it sees all of it at once. */
public final class Faults {

  private final List<String> messages = new ArrayList<>();

  /** Something at this place is wrong. */
  public void add(Origin at, String message) {
    messages.add(at + ": " + message);
  }

  /** A word is none of those that are known. */
  public void unknown(Node.Scalar word, String what, Collection<String> known) {
    String hint = Nearest.hint(word.text(), known);
    String all = hint.isEmpty() && known.size() <= 12 ? "; " + String.join(", ", known) : "";
    add(word.at(), "there is no " + what + " " + word.text() + hint + all);
  }

  /** The value should have been something else. */
  public void kind(Node node, String name, String wanted) {
    add(node.at(), name + " takes " + wanted + ", not " + node.kind());
  }

  /**
   * Ends here where something is wrong.
   *
   * @throws ConfigException if so
   */
  public void check() throws ConfigException {
    if (!messages.isEmpty()) {
      throw new ConfigException(messages);
    }
  }
}
