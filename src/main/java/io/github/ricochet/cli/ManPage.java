package io.github.ricochet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;

/** The manual page, in the macros of man(7). */
final class ManPage {

  private static final List<List<String>> EXIT_CODES =
      List.of(
          List.of("0", "Nothing found at or above --fail-on; other commands: done."),
          List.of(
              "1",
              "Something found; or lines of a dump were not understood, whatever --fail-on says."),
          List.of(
              "2", "It could not do its job: called wrongly, nothing readable, internal error."),
          List.of("3", "There was nothing to lint: no dump recognised."));

  private static final List<List<String>> ENVIRONMENT =
      List.of(
          List.of("JAVA_HOME", "The Java to use, 17 or newer; else the java in PATH."),
          List.of("RICOCHET_JAVA_OPTS", "Options for Java, such as -Xmx4g for very large dumps."),
          List.of("NO_COLOR", "If it is set, nothing is coloured unless --color=always is given."));

  private final List<String> lines = new ArrayList<>();

  private ManPage() {}

  /**
   * The lines of the page.
   *
   * @param home where Ricochet is on the web
   */
  static List<String> of(List<CommandLines.Line> commands, String version, String home) {
    ManPage page = new ManPage();
    page.print(commands, version, home);
    return page.lines;
  }

  private void print(List<CommandLines.Line> commands, String version, String home) {
    lines.add(".TH RICOCHET 1 \"\" \"Ricochet " + text(version) + "\" \"User Commands\"");
    section("NAME");
    lines.add("ricochet \\- lint saved network configuration of Linux hosts");
    section("SYNOPSIS");
    for (CommandLines.Line command : commands) {
      if (!command.equals(commands.get(0))) {
        lines.add(".br");
      }
      lines.add(".B ricochet " + text(command.name().word()));
      lines.add(".RI [ OPTION ...] \" " + text(command.arguments()) + "\"");
    }
    section("DESCRIPTION");
    prose(
        "Ricochet reads saved dumps of Linux hosts (iptables-save, ip -d link, bridge -d link,"
            + " sysctl -a and more) and says who cannot reach a published service, and why. Its"
            + " home ground is the packet that bounces: a port forward that sends a machine's"
            + " packet back by the bridge port that it came in by, which the kernel drops without"
            + " a word. It executes nothing and changes nothing.");
    lines.add(".PP");
    prose(
        "HOST is a folder with one host's dumps, or the files themselves, or - for standard"
            + " input; a folder of such folders is many hosts. File names do not matter: what a"
            + " file holds is told by its content.");
    section("COMMANDS");
    commands.forEach(this::command);
    section("EXIT STATUS");
    EXIT_CODES.forEach(code -> entry(code.get(0), code.get(1)));
    section("ENVIRONMENT");
    ENVIRONMENT.forEach(variable -> entry(variable.get(0), variable.get(1)));
    section("FILES");
    entry(
        ".ricochet.yaml",
        "What is decided about hosts and findings: the nearest one in the host's folder or above,"
            + " up to the root of the Git repository. ricochet config prints what holds.");
    section("SEE ALSO");
    lines.add(".BR iptables\\-save (8),");
    lines.add(".BR bridge (8),");
    lines.add(".BR ip\\-link (8),");
    lines.add(".BR sysctl (8)");
    lines.add(".PP");
    prose(home);
  }

  private void command(CommandLines.Line command) {
    lines.add((".SS ricochet " + text(command.name().word() + " " + command.arguments())).strip());
    String summary = command.name().summary();
    prose(summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + ".");
    for (Option option : command.options()) {
      String names = String.join(", ", CommandLines.names(option));
      lines.add(".TP");
      lines.add(
          option.hasArg()
              ? ".BI \"" + text(names) + " \" " + text(option.getArgName())
              : ".B " + text(names));
      prose(CommandLines.text(option));
    }
  }

  private void entry(String word, String text) {
    lines.add(".TP");
    lines.add(".B " + text(word));
    prose(text);
  }

  private void section(String name) {
    lines.add(".SH " + (name.contains(" ") ? "\"" + name + "\"" : name));
  }

  private void prose(String text) {
    String line = text(text);
    lines.add(line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line);
  }

  /** Text that roff prints as it is: a hyphen that can be copied, and no escape. */
  private static String text(String raw) {
    return raw.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
