package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.report.Paper;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code completion SHELL}: prints what a shell completes command lines with. */
final class CompletionCommand implements Command {

  private static final List<String> SHELLS = List.of("bash", "zsh");

  @Override
  public String arguments() {
    return "bash | zsh";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException {
    String shell = String.join(" ", line.getArgList());
    if (!SHELLS.contains(shell)) {
      throw new UsageException("completion takes bash or zsh" + Nearest.hint(shell, SHELLS));
    }
    List<CommandLines.Line> commands = CommandLines.all();
    Catalogue catalogue = Catalogue.load();
    Paper paper = console.paper();
    (shell.equals("bash")
            ? BashCompletion.of(commands, catalogue)
            : ZshCompletion.of(commands, catalogue))
        .forEach(paper::line);
    return ExitCode.OK;
  }
}
