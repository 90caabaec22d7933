package io.github.ricochet.dump.script;

import java.util.List;

/**
 * One word of a shell command, before anything in it is replaced.
 *
 * @param parts what it is made of, in order
 */
record ShellWord(List<Part> parts) {

  /** What a part of a word is. */
  enum Kind {
    /** Text as it is. */
    TEXT,
    /** {@code $NAME}; its value is taken apart at blanks. */
    VARIABLE,
    /** {@code "$NAME"}; its value stays one word. */
    QUOTED_VARIABLE,
    /** {@code $(command)}. */
    COMMAND,
    /** Quotes without anything in them, which make an empty word. */
    EMPTY
  }

  /**
   * A part of a word.
   *
   * @param text the text, the variable's name with what stands in its braces, or the command
   */
  record Part(Kind kind, String text) {}

  /** Its text, where it is nothing but text; else empty. */
  String literal() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part.kind() != Kind.TEXT) {
        return "";
      }
      text.append(part.text());
    }
    return text.toString();
  }

  /** As it stands in the script, more or less. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          switch (part.kind()) {
            case VARIABLE, QUOTED_VARIABLE -> "$" + part.text();
            case COMMAND -> "$(" + part.text() + ")";
            default -> part.text();
          });
    }
    return text.toString();
  }
}
