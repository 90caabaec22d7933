package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.report.Paper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code explain RULE}: prints the page of a rule. */
final class ExplainCommand implements Command {

  @Override
  public String arguments() {
    return "RULE";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException {
    if (line.getArgList().size() != 1) {
      throw new UsageException("which rule? One, such as RC101; `ricochet rules` lists them");
    }
    Catalogue catalogue = Catalogue.load();
    String wanted = line.getArgList().get(0);
    Optional<String> id = catalogue.find(wanted);
    if (id.isEmpty()) {
      throw new UsageException("there is no rule " + wanted + hint(wanted, catalogue));
    }
    Paper paper = console.paper();
    catalogue.page(id.get()).lines().forEach(paper::line);
    return ExitCode.OK;
  }

  /** The rules that have the word in their names, or the one whose id is nearest to it. */
  private static String hint(String word, Catalogue catalogue) {
    String part = word.toLowerCase(Locale.ROOT);
    List<String> named =
        catalogue.ids().stream()
            .filter(id -> part.length() > 2 && catalogue.name(id).contains(part))
            .map(id -> id + " " + catalogue.name(id))
            .toList();
    return named.isEmpty()
        ? Nearest.hint(word, catalogue.ids())
        : "; did you mean " + String.join(", ", named) + "?";
  }
}
