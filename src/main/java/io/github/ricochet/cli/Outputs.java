package io.github.ricochet.cli;

import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.report.Detail;
import io.github.ricochet.report.Paper;
import io.github.ricochet.report.Report;
import io.github.ricochet.report.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;

/** Where the reports of a run go: one to standard output, any number to files. */
final class Outputs {

  /** A report that goes to a file. */
  private record Filed(Path file, Output output) {}

  private final Console console;
  private final List<Report> reports = new ArrayList<>();
  private final List<Filed> files = new ArrayList<>();

  private Outputs(Console console) {
    this.console = console;
  }

  /** One {@code FORMAT=FILE}. */
  private record Wanted(Format format, Path file) {

    static Wanted of(String value) throws UsageException {
      int equals = value.indexOf('=');
      if (equals < 1 || equals == value.length() - 1) {
        throw new UsageException("--output takes FORMAT=FILE, such as sarif=ricochet.sarif");
      }
      String word = value.substring(0, equals);
      Optional<Format> format = Format.find(word);
      if (format.isEmpty()) {
        throw new UsageException(
            "--output knows no format " + word + Nearest.hint(word, Format.words()));
      }
      try {
        return new Wanted(format.get(), Path.of(value.substring(equals + 1)));
      } catch (InvalidPathException e) {
        throw new UsageException("no file name: " + value.substring(equals + 1));
      }
    }
  }

  /**
   * Begins the reports that {@code --format} and {@code --output} ask for.
   *
   * @throws UsageException if one of them is none, before any file is touched
   * @throws IOException if a file cannot be written
   */
  static Outputs begin(CommandLine line, Console console, Supplier<Sheet> sheet)
      throws UsageException, IOException {
    String word = Choices.of(line, "format", Format.TEXT.word(), Format.words());
    List<Wanted> wanted = new ArrayList<>();
    String[] values = line.getOptionValues("output");
    for (String value : values == null ? new String[0] : values) {
      wanted.add(Wanted.of(value));
    }
    Detail detail = detail(line);
    Outputs outputs = new Outputs(console);
    Format format = Format.find(word).orElseThrow();
    outputs.reports.add(format.begin(console.out(), console.paper(), sheet, detail));
    for (Wanted want : wanted) {
      Output output = new Output(Files.newOutputStream(want.file()));
      Paper paper = new Paper(output, /* colour= */ false, OptionalInt.empty());
      outputs.reports.add(want.format().begin(output, paper, sheet, detail));
      outputs.files.add(new Filed(want.file(), output));
    }
    return outputs;
  }

  private static Detail detail(CommandLine line) throws UsageException {
    boolean quiet = line.hasOption("quiet");
    if (quiet && line.hasOption("verbose")) {
      throw new UsageException("either --quiet or --verbose, not both");
    }
    return quiet ? Detail.QUIET : line.hasOption("verbose") ? Detail.VERBOSE : Detail.USUAL;
  }

  /** The next host. */
  void add(HostResult host) {
    reports.forEach(report -> report.add(host));
  }

  /**
   * Ends all reports.
   *
   * @return the exit code: the one given, unless a file could not be written
   */
  int end(int code) {
    reports.forEach(Report::end);
    int worst = code;
    for (Filed filed : files) {
      filed.output.close();
      if (filed.output.failure().isPresent()) {
        console.say("cannot write " + filed.file + ": " + filed.output.failure().get());
        worst = ExitCode.FAILED;
      }
    }
    return worst;
  }
}
