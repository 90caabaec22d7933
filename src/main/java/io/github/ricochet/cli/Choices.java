package io.github.ricochet.cli;

import io.github.ricochet.lint.Nearest;
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
  static String of(CommandLine line, String option, String otherwise, List<String> words)
      throws UsageException {
    String value = line.getOptionValue(option, otherwise);
    if (!words.contains(value)) {
      throw new UsageException(
          "--"
              + option
              + " takes "
              + String.join(", ", words)
              + "; not "
              + value
              + Nearest.hint(value, words));
    }
    return value;
  }
}
