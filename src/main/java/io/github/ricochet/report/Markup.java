package io.github.ricochet.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML or SVG in which every text and every attribute is plain and escaped, so that nothing
 * from a dump is ever markup. Attributes follow as name, value, name, value; one without a value is
 * left out.
 */
final class Markup {

  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();

  Markup(Appendable out) {
    this.out = out;
  }

  /** Begins an element. */
  Markup open(String element, String... attributes) {
    append("<" + element);
    attributes(attributes);
    append(">");
    open.push(element);
    return this;
  }

  /**
   * Begins a part that is scrolled sideways by itself where it is wider than the page, by the
   * keyboard too.
   *
   * @param label what it shows, for who does not see it
   */
  Markup openScroll(String label) {
    return open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", label);
  }

  /** Ends the element that was begun last. */
  Markup close() {
    append("</" + open.pop() + ">");
    return this;
  }

  /** Ends the element that was begun last, and the line. */
  Markup closeLine() {
    return close().line();
  }

  /** An element without content. */
  Markup leaf(String element, String... attributes) {
    append("<" + element);
    attributes(attributes);
    append("/>");
    return this;
  }

  /** An element that holds a text alone. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Text. */
  Markup text(String text) {
    escape(Plain.text(text));
    return this;
  }

  /** A new line. */
  Markup line() {
    append("\n");
    return this;
  }

  /** Markup or a style sheet of our own; never anything from a dump. */
  Markup own(String markup) {
    append(markup);
    return this;
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        append(" " + attributes[i] + "=\"");
        escape(Plain.text(attributes[i + 1]));
        append("\"");
      }
    }
  }

  private void escape(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i));
      if (escaped != null) {
        append(text, from, i);
        append(escaped);
        from = i + 1;
      }
    }
    append(text, from, text.length());
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }

  private void append(String text) {
    append(text, 0, text.length());
  }

  private void append(String text, int from, int to) {
    try {
      out.append(text, from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
