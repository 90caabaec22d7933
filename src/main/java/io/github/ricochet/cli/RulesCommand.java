package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.report.Paper;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code rules}: lists the rules. */
final class RulesCommand implements Command {

  private static final int NAME = 32;
  private static final int SEVERITY = 18;

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException {
    if (!line.getArgList().isEmpty()) {
      throw new UsageException("rules takes no argument; for one rule: ricochet explain RULE");
    }
    Catalogue catalogue = Catalogue.load();
    Paper paper = console.paper();
    for (String id : catalogue.ids()) {
      paper.line(
          id
              + "  "
              + padded(catalogue.name(id), NAME)
              + padded(catalogue.severity(id), SEVERITY)
              + catalogue.summary(id));
    }
    return ExitCode.OK;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
