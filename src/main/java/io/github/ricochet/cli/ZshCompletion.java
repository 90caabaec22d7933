package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** Completion for zsh, by zshcompsys(1). */
final class ZshCompletion {

  private final Catalogue catalogue;
  private final List<String> lines = new ArrayList<>();

  private ZshCompletion(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The lines of the script. */
  static List<String> of(List<CommandLines.Line> commands, Catalogue catalogue) {
    ZshCompletion script = new ZshCompletion(catalogue);
    script.print(commands);
    return script.lines;
  }

  private void print(List<CommandLines.Line> commands) {
    add("#compdef ricochet");
    add("# zsh completion for ricochet, made by: ricochet completion zsh");
    add("_ricochet() {");
    add("  local curcontext=\"$curcontext\" state line");
    add("  typeset -A opt_args");
    add("  local -a commands");
    add("  commands=(");
    for (CommandLines.Line command : commands) {
      add("    " + quoted(command.name().word() + ":" + command.name().summary()));
    }
    add("  )");
    add("  _arguments -C '(- *)--help[what there is]' '(- *)--version[print the version]' \\");
    add("    '1:command:->command' '*::argument:->argument'");
    add("  case $state in");
    add("    command) _describe command commands ;;");
    add("    argument)");
    add("      case $words[1] in");
    commands.forEach(this::command);
    add("      esac ;;");
    add("  esac");
    add("}");
    add("_ricochet \"$@\"");
  }

  private void command(CommandLines.Line command) {
    add("        " + command.name().word() + ")");
    add("          _arguments -s -S \\");
    command.options().forEach(option -> add("            " + option(option) + " \\"));
    String words = String.join(" ", command.words(catalogue));
    if (command.takesFiles()) {
      add("            '*:host:_files' ;;");
    } else if (words.isEmpty()) {
      add("            '*: :' ;;");
    } else {
      add("            '*:word:(" + words + ")' ;;");
    }
  }

  /** The specification of an option; a braced list of names outside of the quotes. */
  private String option(Option option) {
    List<String> names = CommandLines.names(option);
    String value = option.hasArg() ? ":" + escaped(option.getArgName()) + ":" + value(option) : "";
    String text = "[" + escaped(CommandLines.text(option)) + "]";
    if (names.size() == 1) {
      return quoted("*" + names.get(0) + (option.hasArg() ? "=" : "") + text + value);
    }
    return quoted("(" + String.join(" ", names) + ")")
        + "{"
        + String.join(",", names)
        + (option.hasArg() ? "=" : "")
        + "}"
        + quoted(text + value);
  }

  private String value(Option option) {
    if (CommandLines.isFile(option)) {
      return "_files";
    }
    String words = String.join(" ", CommandLines.words(option, catalogue));
    if (words.isEmpty()) {
      return "";
    }
    // Several values stand behind one option, with commas between.
    return option.getArgName().endsWith(",...") ? "_values -s , rule " + words : "(" + words + ")";
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\[\\]\\\\:])", "\\\\$1");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private void add(String line) {
    lines.add(line);
  }
}
