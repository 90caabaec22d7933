package io.github.ricochet.cli;

import io.github.ricochet.lint.Nearest;
import io.github.ricochet.report.Paper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Parses a command's options and prints what they are, from the same definitions. */
final class Help {

  private static final int NAMES = 26;

  private static final List<String> COLOR = List.of("auto", "always", "never");

  private Help() {}

  /**
   * Parses what stands after a command's name.
   *
   * @throws UsageException if it does not fit the command's options
   */
  static CommandLine parse(Command command, String... args) throws UsageException {
    Options options = options(command);
    try {
      return lastOnes(new DefaultParser().parse(options, args));
    } catch (AmbiguousOptionException e) {
      throw new UsageException(
          e.getOption()
              + " is short for several: --"
              + String.join(", --", e.getMatchingOptions()));
    } catch (UnrecognizedOptionException e) {
      List<String> known =
          options.getOptions().stream().map(option -> "--" + option.getLongOpt()).toList();
      throw new UsageException(
          "there is no option " + e.getOption() + Nearest.hint(e.getOption(), known));
    } catch (MissingArgumentException e) {
      throw new UsageException(
          name(e.getOption()) + " needs a value: " + e.getOption().getArgName());
    } catch (ParseException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /**
   * Of an option that has one value, the last occurrence: so that what a script or a hook says can
   * be said otherwise behind it.
   */
  private static CommandLine lastOnes(CommandLine line) {
    CommandLine.Builder kept = CommandLine.builder();
    Map<String, Option> last = new LinkedHashMap<>();
    for (Option option : line.getOptions()) {
      if (option instanceof Opt opt && opt.isRepeatable()) {
        kept.addOption(option);
      } else {
        last.put(option.getLongOpt(), option);
      }
    }
    last.values().forEach(kept::addOption);
    line.getArgList().forEach(kept::addArg);
    return kept.get();
  }

  /** All options that a command takes. */
  static Options options(Command command) {
    return command
        .options()
        .addOption(Opt.choice("color", "WHEN", "whether to colour (default: auto)", COLOR))
        .addOption(Opt.flag('h', "help", "this help"));
  }

  /**
   * The console as {@code --color} wants it.
   *
   * @throws UsageException if it wants something else
   */
  static Console console(CommandLine line, Console console) throws UsageException {
    String when = Choices.of(line, "color", "auto", COLOR);
    return when.equals("auto") ? console : console.coloured(when.equals("always"));
  }

  private static String name(Option option) {
    return "--" + option.getLongOpt();
  }

  /** What there is, for somebody who knows nothing yet. */
  static void printAll(Paper paper) {
    paper.line("Ricochet lints saved network configuration of Linux hosts.");
    paper.line();
    paper.line("usage: ricochet COMMAND ...");
    paper.line();
    Stream.of(CommandName.values()).forEach(c -> entry(paper, c.word(), c.summary()));
    paper.line();
    entry(paper, "COMMAND --help", "what a command takes");
    entry(paper, "--version", "print the version");
    paper.line();
    paper.line("HOST is a folder with one host's dumps, or the files themselves.");
  }

  /** What one command takes. */
  static void print(Paper paper, CommandName name, Command command) {
    String line = "usage: ricochet " + name.word() + " [OPTION...] " + command.arguments();
    paper.line(line.strip());
    paper.line();
    paper.line(name.summary());
    paper.line();
    Collection<Option> all = options(command).getOptions();
    all.forEach(option -> entry(paper, names(option), option.getDescription()));
  }

  private static String names(Option option) {
    String letter = option.getOpt() == null ? "    " : "-" + option.getOpt() + ", ";
    return letter + name(option) + (option.hasArg() ? " " + option.getArgName() : "");
  }

  private static void entry(Paper paper, String names, String text) {
    String gap = " ".repeat(Math.max(1, NAMES - names.length()));
    if (names.length() < NAMES) {
      paper.paragraph(2, NAMES, names + gap + text);
    } else {
      paper.line("  " + names);
      paper.paragraph(2 + NAMES, 0, text);
    }
  }
}
