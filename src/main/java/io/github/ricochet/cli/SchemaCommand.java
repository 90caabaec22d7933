package io.github.ricochet.cli;

import io.github.ricochet.lint.Nearest;
import io.github.ricochet.report.Paper;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code schema}: prints the JSON Schema of what {@code lint}, {@code services} and {@code diff}
 * print with {@code --format json}.
 */
final class SchemaCommand implements Command {

  private static final List<String> NAMES = List.of("findings", "services", "diff");

  @Override
  public String arguments() {
    return "[findings | services | diff]";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException {
    List<String> names = line.getArgList();
    String name = names.isEmpty() ? NAMES.get(0) : names.get(0);
    if (names.size() > 1 || !NAMES.contains(name)) {
      throw new UsageException(
          "schema takes one of " + String.join(", ", NAMES) + Nearest.hint(name, NAMES));
    }
    Paper paper = console.paper();
    Packed.resource("/schema/" + name + "-1.json").lines().forEach(paper::line);
    return ExitCode.OK;
  }
}
