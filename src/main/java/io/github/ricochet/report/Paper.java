package io.github.ricochet.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lines of text for people: wraps them, colours them where that is wanted, and lets no control
 * character through.
 */
public final class Paper {

  /** Beyond so many characters a line is wrapped: longer ones are hard to read. */
  private static final int WIDTH = 100;

  /** Where there is no room for columns, further lines are indented by so much. */
  private static final int HANGING = 4;

  /** A line of a dump is cut beyond so many characters where no terminal is narrower. */
  private static final int EXCERPT = 240;

  /** What is said with a colour. */
  public enum Ink {
    /** Lost, an error. */
    RED("31;1"),
    /** A warning. */
    YELLOW("33;1"),
    /** A note. */
    CYAN("36;1"),
    /** Works. */
    GREEN("32"),
    /** Stands out. */
    BOLD("1"),
    /** Of lesser weight. */
    DIM("2");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /**
   * A part of a line.
   *
   * @param ink its colour; empty for none
   * @param text its text
   */
  record Dyed(Optional<Ink> ink, String text) {

    static Dyed plain(String text) {
      return new Dyed(Optional.empty(), text);
    }
  }

  private final Appendable out;
  private final boolean colour;
  private final OptionalInt columns;
  private final int width;

  /**
   * @param out where the lines go
   * @param colour whether to colour them, with ANSI escape sequences
   * @param columns how wide the terminal is; empty where it is none
   */
  public Paper(Appendable out, boolean colour, OptionalInt columns) {
    this.out = out;
    this.colour = colour;
    width = Math.min(WIDTH, columns.orElse(WIDTH));
    this.columns = columns;
  }

  /** So many characters of a line that is shown as it is, its indent included. */
  public int excerpt() {
    return Math.min(EXCERPT, columns.orElse(EXCERPT));
  }

  /** A blank line. */
  public void line() {
    append("\n");
  }

  /** A line as it is, however long. */
  public void line(String text) {
    append(Plain.text(text));
    append("\n");
  }

  /** A line that begins with a coloured word. */
  public void line(Ink ink, String word, String rest) {
    append(dyed(ink, Plain.text(word)));
    line(rest);
  }

  /** A line of several parts; blanks at its end are left out. */
  void line(List<Dyed> parts) {
    int last = parts.size();
    while (last > 0 && parts.get(last - 1).text().isBlank()) {
      last--;
    }
    for (Dyed part : parts.subList(0, last)) {
      String text = Plain.text(part.text());
      append(part.ink().map(ink -> dyed(ink, text)).orElse(text));
    }
    append("\n");
  }

  /** A text with an indent, wrapped; further lines have {@code hanging} blanks more. */
  public void paragraph(int indent, int hanging, String text) {
    String blank = " ".repeat(indent);
    for (String part : wrap(Plain.text(text), width - indent, hanging)) {
      append(blank + part + "\n");
    }
  }

  /**
   * A word in a column of its own and a text beside it, in one line; only a terminal that is too
   * narrow has it wrapped.
   *
   * @param column how wide the word's column is
   */
  public void columns(int indent, int column, String word, String text) {
    String gap = " ".repeat(Math.max(0, column - word.length()) + 1);
    String line = " ".repeat(indent) + Plain.text(word) + gap + Plain.text(text);
    if (line.length() <= columns.orElse(Integer.MAX_VALUE)) {
      line(line);
    } else {
      paragraph(indent, HANGING, word + (gap.length() + indent < width / 2 ? gap : " ") + text);
    }
  }

  /** The text in lines of so many characters, broken at blanks. */
  static List<String> wrap(String text, int width, int hanging) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > hanging && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(hanging)).append(word);
      } else {
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private String dyed(Ink ink, String text) {
    return colour ? "\033[" + ink.code + "m" + text + "\033[0m" : text;
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
