package io.github.ricochet.cli;

import java.util.List;
import org.apache.commons.cli.Option;

/**
 * An option, with what help, completions and the man page say of it: they are all made from here.
 */
final class Opt extends Option {

  private static final long serialVersionUID = 1L;

  /** The words that its value is one of; empty where it may be anything. */
  @SuppressWarnings("serial") // nobody serialises options
  private final List<String> words;

  /** Whether each occurrence counts; else the last one does. */
  private boolean repeatable;

  private Opt(String letter, String name, String argument, String text, List<String> words) {
    super(letter, name, argument != null, text);
    this.words = words;
    setArgName(argument);
  }

  /** An option without a value. */
  static Opt flag(String name, String text) {
    return new Opt(null, name, null, text, List.of());
  }

  /** An option without a value that has a letter, too. */
  static Opt flag(char letter, String name, String text) {
    return new Opt(String.valueOf(letter), name, null, text, List.of());
  }

  /**
   * An option with a value.
   *
   * @param argument what the value is, {@code FILE} for a file
   */
  static Opt value(String name, String argument, String text) {
    return new Opt(null, name, argument, text, List.of());
  }

  /**
   * An option with a value of which all occurrences count.
   *
   * @param argument what the value is, {@code FILE} for a file
   */
  static Opt values(String name, String argument, String text) {
    Opt option = value(name, argument, text + "; may be repeated");
    option.repeatable = true;
    return option;
  }

  /** An option whose value is one of these words. */
  static Opt choice(String name, String argument, String text, List<String> words) {
    return new Opt(null, name, argument, text + ": " + String.join(", ", words), words);
  }

  /** Whether each occurrence counts; else the last one does. */
  boolean isRepeatable() {
    return repeatable;
  }

  /** The words that its value is one of; empty where it may be anything. */
  List<String> words() {
    return words;
  }
}
