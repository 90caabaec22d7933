package io.github.ricochet.cli;

import io.github.ricochet.report.CheckstyleReport;
import io.github.ricochet.report.Detail;
import io.github.ricochet.report.GccReport;
import io.github.ricochet.report.GithubReport;
import io.github.ricochet.report.GitlabReport;
import io.github.ricochet.report.HtmlReport;
import io.github.ricochet.report.JsonReport;
import io.github.ricochet.report.JunitReport;
import io.github.ricochet.report.Paper;
import io.github.ricochet.report.Report;
import io.github.ricochet.report.SarifReport;
import io.github.ricochet.report.Sheet;
import io.github.ricochet.report.TextReport;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The formats of {@code lint}, by name. The class of a report is loaded only when it is wanted. */
enum Format {
  TEXT,
  HTML,
  GCC,
  JSON,
  SARIF,
  GITHUB,
  GITLAB,
  CHECKSTYLE,
  JUNIT;

  /** As it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, as they are typed. */
  static List<String> words() {
    return Stream.of(values()).map(Format::word).toList();
  }

  /** The format of this name. */
  static Optional<Format> find(String word) {
    return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /**
   * Begins a report.
   *
   * @param out where it goes
   * @param paper how it goes there, for formats that people read
   * @param sheet what machine formats show beside the findings
   * @param detail how much formats that people read say
   */
  Report begin(Writer out, Paper paper, Supplier<Sheet> sheet, Detail detail) {
    return switch (this) {
      case TEXT -> new TextReport(paper, () -> sheet.get().catalogue(), detail);
      case HTML -> new HtmlReport(out, sheet.get());
      case GCC -> new GccReport(paper);
      case JSON -> new JsonReport(out);
      case SARIF -> new SarifReport(out, sheet.get());
      case GITHUB -> new GithubReport(out, sheet.get());
      case GITLAB -> new GitlabReport(out, sheet.get());
      case CHECKSTYLE -> new CheckstyleReport(out, sheet.get());
      case JUNIT -> new JunitReport(out, sheet.get());
    };
  }
}
