package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** What can be typed: the commands with their options, as the parser itself knows them. */
final class CommandLines {

  /**
   * One command.
   *
   * @param name its name and what it does
   * @param arguments what stands behind it, such as {@code HOST...}
   * @param options all options that it takes
   */
  record Line(CommandName name, String arguments, List<Option> options) {

    /** Whether files or folders stand behind it. */
    boolean takesFiles() {
      return Pattern.compile("HOST|FILE|FOLDER").matcher(arguments).find();
    }

    /** The words that may stand behind it. */
    List<String> words(Catalogue catalogue) {
      if (arguments.equals("RULE")) {
        return catalogue.ids();
      }
      return Pattern.compile("[a-z][a-z-]*")
          .matcher(arguments)
          .results()
          .map(found -> found.group())
          .toList();
    }
  }

  private CommandLines() {}

  /** All commands. */
  static List<Line> all() {
    return Stream.of(CommandName.values()).map(CommandLines::line).toList();
  }

  private static Line line(CommandName name) {
    Command command = name.create();
    return new Line(name, command.arguments(), List.copyOf(Help.options(command).getOptions()));
  }

  /** How an option is typed, the letter first. */
  static List<String> names(Option option) {
    String name = "--" + option.getLongOpt();
    return option.getOpt() == null ? List.of(name) : List.of("-" + option.getOpt(), name);
  }

  /** The words that an option's value may be; empty where it may be anything. */
  static List<String> words(Option option, Catalogue catalogue) {
    if (option.hasArg() && option.getArgName().equals("RULE,...")) {
      return catalogue.ids();
    }
    return option instanceof Opt opt ? opt.words() : List.of();
  }

  /** What an option does, for people. */
  static String text(Option option) {
    return Optional.ofNullable(option.getDescription()).orElse("");
  }

  /** Whether its value is a file. */
  static boolean isFile(Option option) {
    return option.hasArg() && option.getArgName().matches("FILE|FOLDER");
  }
}
