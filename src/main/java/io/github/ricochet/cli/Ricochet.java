package io.github.ricochet.cli;

import io.github.ricochet.config.ConfigException;
import io.github.ricochet.lint.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** The program: picks the command, and lets no exception reach the user. */
public final class Ricochet {

  private final Console console;

  /**
   * @param console where to print
   */
  public Ricochet(Console console) {
    this.console = console;
  }

  /**
   * Runs one command line.
   *
   * @return the exit code
   */
  public int run(String... args) {
    int code;
    try {
      code = dispatch(args);
    } catch (UsageException e) {
      console.say(e.getMessage());
      code = ExitCode.FAILED;
    } catch (ConfigException e) {
      e.messages().forEach(console::say);
      code = ExitCode.FAILED;
    } catch (IOException | UncheckedIOException e) {
      console.say(readable(e));
      code = ExitCode.FAILED;
    } catch (OutOfMemoryError | StackOverflowError e) {
      console.say("out of memory: " + e.getClass().getSimpleName());
      code = ExitCode.FAILED;
    } catch (RuntimeException | Error e) {
      console.say("internal error: " + internal(e));
      code = ExitCode.FAILED;
    }
    return console.finish(code);
  }

  private int dispatch(String... args) throws UsageException, IOException, ConfigException {
    if (args.length == 0) {
      throw new UsageException("which command? ricochet --help lists them");
    }
    switch (args[0]) {
      case "--version", "-V" -> console.paper().line("ricochet " + Packed.version());
      case "--help", "-h", "help" -> Help.printAll(console.paper());
      default -> {
        return command(args[0], Arrays.copyOfRange(args, 1, args.length));
      }
    }
    return ExitCode.OK;
  }

  private int command(String word, String... args)
      throws UsageException, IOException, ConfigException {
    Optional<CommandName> name = CommandName.find(word);
    if (name.isEmpty()) {
      List<String> known =
          Stream.concat(
                  Stream.of(CommandName.values()).map(CommandName::word),
                  Stream.of("--help", "--version"))
              .toList();
      String kind = word.startsWith("-") ? "option " : "command ";
      throw new UsageException("there is no " + kind + word + Nearest.hint(word, known));
    }
    Command command = name.get().create();
    CommandLine line = Help.parse(command, args);
    Console coloured = Help.console(line, console);
    if (line.hasOption("help")) {
      Help.print(coloured.paper(), name.get(), command);
      return ExitCode.OK;
    }
    return command.run(line, coloured);
  }

  private static String readable(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    boolean missing = cause instanceof NoSuchFileException;
    return (missing ? "no such file or folder: " : "cannot read: ") + cause.getMessage();
  }

  /** Where it happened, in one line: enough for a report, and no stack trace. */
  static String internal(Throwable e) {
    String where =
        Stream.of(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.github.ricochet."))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    return e + where + "; please report it";
  }
}
