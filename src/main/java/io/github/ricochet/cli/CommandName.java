package io.github.ricochet.cli;

import java.util.Optional;
import java.util.stream.Stream;

/** The commands, by name. A command's class is loaded only when it is asked for. */
enum CommandName {
  LINT("lint", "say who cannot reach a published service, and why"),
  TRACE("trace", "walk a packet through the host, step by step"),
  SERVICES("services", "say who reaches which published service"),
  PARSE("parse", "say what was read of the dumps, and what was not understood"),
  DIFF("diff", "say which flows began or ceased to work between two states of a host"),
  EXPLAIN("explain", "print the page of a rule"),
  RULES("rules", "list the rules"),
  SCHEMA("schema", "print the JSON Schema of the findings, or of the services"),
  CONFIG("config", "print what is decided about hosts and findings, and where"),
  COMPLETION("completion", "print what bash or zsh completes command lines with"),
  MAN("man", "print the manual page");

  private final String word;
  private final String summary;

  CommandName(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  /** As it is typed. */
  String word() {
    return word;
  }

  /** What it does, in one line. */
  String summary() {
    return summary;
  }

  /** The command of this name. */
  static Optional<CommandName> find(String word) {
    return Stream.of(values()).filter(name -> name.word.equals(word)).findFirst();
  }

  /** Makes the command. */
  Command create() {
    return switch (this) {
      case LINT -> new LintCommand();
      case TRACE -> new TraceCommand();
      case SERVICES -> new ServicesCommand();
      case PARSE -> new ParseCommand();
      case DIFF -> new DiffCommand();
      case EXPLAIN -> new ExplainCommand();
      case RULES -> new RulesCommand();
      case SCHEMA -> new SchemaCommand();
      case CONFIG -> new ConfigCommand();
      case COMPLETION -> new CompletionCommand();
      case MAN -> new ManCommand();
    };
  }
}
