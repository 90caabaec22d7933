package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** Completion for bash, by the programmable completion of bash(1) alone. */
final class BashCompletion {

  private final Catalogue catalogue;
  private final List<String> lines = new ArrayList<>();

  private BashCompletion(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The lines of the script. */
  static List<String> of(List<CommandLines.Line> commands, Catalogue catalogue) {
    BashCompletion script = new BashCompletion(catalogue);
    script.print(commands);
    return script.lines;
  }

  private void print(List<CommandLines.Line> commands) {
    add("# bash completion for ricochet, made by: ricochet completion bash");
    add("_ricochet() {");
    add("  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= words= i");
    add("  COMPREPLY=()");
    add("  # The sign between an option and its value is a word of its own.");
    add("  [[ $cur == = ]] && cur=");
    add("  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]}");
    add("  for ((i = 1; i < COMP_CWORD; i++)); do");
    add("    [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }");
    add("  done");
    add("  case $command in");
    Stream<String> names = commands.stream().map(c -> c.name().word());
    add(
        "    '') words='"
            + joined(Stream.concat(names, Stream.of("--help", "--version")))
            + "' ;;");
    commands.forEach(this::command);
    add("  esac");
    add("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))");
    add("}");
    add("_ricochet_files() {");
    add("  compopt -o filenames");
    add("  mapfile -t COMPREPLY < <(compgen -f -- \"$1\")");
    add("}");
    add("complete -F _ricochet ricochet");
  }

  private void command(CommandLines.Line command) {
    add("    " + command.name().word() + ")");
    add("      case $prev in");
    for (Option option : command.options()) {
      if (option.hasArg()) {
        add("        " + String.join(" | ", CommandLines.names(option)) + ") " + value(option));
      }
    }
    add("      esac");
    String options =
        joined(command.options().stream().map(CommandLines::names).flatMap(List::stream));
    if (command.takesFiles()) {
      add("      [[ $cur == -* ]] || { _ricochet_files \"$cur\"; return; }");
      add("      words='" + options + "' ;;");
    } else {
      String words = joined(command.words(catalogue).stream());
      add("      words='" + (words + " " + options).strip() + "' ;;");
    }
  }

  private String value(Option option) {
    if (CommandLines.isFile(option)) {
      return "_ricochet_files \"$cur\"; return ;;";
    }
    String words = joined(CommandLines.words(option, catalogue).stream());
    String comma = "[[ $cur != *,* ]] || return; ";
    return (option.getArgName().endsWith(",...") ? comma : "")
        + (words.isEmpty() ? "return ;;" : choose(words));
  }

  private static String choose(String words) {
    return "COMPREPLY=($(compgen -W '" + words + "' -- \"$cur\")); return ;;";
  }

  private static String joined(Stream<String> words) {
    return String.join(" ", words.toList());
  }

  private void add(String line) {
    lines.add(line);
  }
}
