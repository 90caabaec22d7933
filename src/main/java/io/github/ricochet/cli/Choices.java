package io.github.ricochet.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;

/** Options whose value is one of a few words. */
final class Choices {

  private Choices() {}

  /**
   * The option's value.
   *
   * @throws UsageException if it is none of the words
   */
  static String of(CommandLine line, String option, String otherwise, String... words)
      throws UsageException {
    String value = line.getOptionValue(option, otherwise);
    List<String> known = List.of(words);
    if (!known.contains(value)) {
      throw new UsageException(
          "--"
              + option
              + " takes "
              + String.join(", ", known)
              + "; not "
              + value
              + Nearest.hint(value, known));
    }
    return value;
  }
}
