package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.report.Paper;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code man}: prints the manual page, for {@code ricochet man | man -l -}. */
final class ManCommand implements Command {

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
      throw new UsageException("man takes no argument; read it with: ricochet man | man -l -");
    }
    Paper paper = console.paper();
    ManPage.of(CommandLines.all(), Packed.version(), Catalogue.load().home()).forEach(paper::line);
    return ExitCode.OK;
  }
}
