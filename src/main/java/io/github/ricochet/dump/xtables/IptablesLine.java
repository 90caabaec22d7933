package io.github.ricochet.dump.xtables;

import io.github.ricochet.dump.parser.IptablesSaveLexer;
import io.github.ricochet.dump.parser.IptablesSaveParser;
import io.github.ricochet.dump.parser.IptablesSaveParser.LineContext;
import io.github.ricochet.dump.parser.IptablesSaveParser.RuleContext;
import io.github.ricochet.host.Counters;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** One line of a rules dump after another, through the grammar {@code IptablesSave}. */
final class IptablesLine {

  /** What a line is. */
  enum Kind {
    BLANK,
    COMMENT,
    TABLE,
    CHAIN,
    COMMIT,
    COMMAND,
    /** Words, but none of them a command. */
    FOREIGN
  }

  private final String text;
  private final TextSlice slice;
  private final IptablesSaveLexer lexer;
  private final CommonTokenStream tokens;
  private final IptablesSaveParser parser;
  private final WordTable table = new WordTable();

  private final Arguments arguments = new Arguments();
  private Kind kind = Kind.BLANK;
  private int command;
  private int before;
  private int unclosed;
  private Optional<Counters> counters = Optional.empty();

  IptablesLine(String text) {
    this.text = text;
    slice = new TextSlice(text);
    lexer = new IptablesSaveLexer(slice);
    lexer.removeErrorListeners();
    tokens = new CommonTokenStream(lexer);
    parser = new IptablesSaveParser(tokens);
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.setErrorHandler(new BailErrorStrategy());
  }

  /** Reads the chars from {@code from} up to, not including, {@code to}. */
  void read(int from, int to) {
    arguments.clear();
    counters = Optional.empty();
    command = 0;
    before = 0;
    unclosed = -1;
    slice.move(from, to);
    LineContext line = parse();
    if (line == null) {
      kind = Kind.FOREIGN;
      addAll(tokens.getTokens());
    } else if (line.entry != null) {
      rule(line.entry);
    } else if (line.note != null) {
      kind = Kind.COMMENT;
    } else {
      kind = line.heading != null ? Kind.TABLE : line.definition != null ? Kind.CHAIN : Kind.COMMIT;
      addAll(tokens.getTokens());
    }
  }

  /** Null where the grammar does not take the line. LL only where SLL has failed. */
  private LineContext parse() {
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return parseOnce();
    } catch (ParseCancellationException e) {
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    }
    slice.seek(0);
    try {
      return parseOnce();
    } catch (ParseCancellationException e) {
      return null;
    }
  }

  private LineContext parseOnce() {
    lexer.setInputStream(slice);
    tokens.setTokenSource(lexer);
    parser.setTokenStream(tokens);
    return parser.line();
  }

  private void rule(RuleContext rule) {
    if (rule.counters != null) {
      counters = Optional.of(counters(rule.counters.getStartIndex(), rule.counters.getStopIndex()));
    }
    if (rule.command == null) {
      addAll(rule.before);
      kind = rule.before.isEmpty() && rule.counters == null ? Kind.BLANK : Kind.FOREIGN;
      return;
    }
    kind = Kind.COMMAND;
    command = rule.command.getType();
    add(rule.command);
    addAll(rule.words);
    // Options before the command mean the same behind it.
    addAll(rule.before);
    before = rule.before.size();
  }

  private void addAll(List<Token> list) {
    for (int i = 0; i < list.size(); i++) {
      add(list.get(i));
    }
  }

  private void add(Token token) {
    int from = token.getStartIndex();
    int to = token.getStopIndex() + 1;
    switch (token.getType()) {
      case Token.EOF -> {}
      case IptablesSaveLexer.QUOTED -> arguments.add(unquoted(from, to), from, to);
      case IptablesSaveLexer.UNCLOSED -> {
        unclosed = arguments.size();
        arguments.add(unquoted(from, to), from, to);
      }
      default -> arguments.add(table.get(text, from, to), from, to);
    }
  }

  /** The word without its quotes and escapes. */
  private String unquoted(int from, int to) {
    StringBuilder word = new StringBuilder(to - from);
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else {
        i += quoted && c == '\\' && i + 1 < to ? 1 : 0;
        word.append(text.charAt(i));
      }
    }
    return word.toString();
  }

  /** {@code [12:345]}; what does not fit into 63 bits is shown as the largest number. */
  private Counters counters(int from, int to) {
    int colon = text.indexOf(':', from);
    return new Counters(Values.count(text, from + 1, colon), Values.count(text, colon + 1, to));
  }

  Kind kind() {
    return kind;
  }

  /** The words of the line; those of a comment are not kept. */
  Arguments arguments() {
    return arguments;
  }

  /**
   * The token type of the command, such as {@code IptablesSaveLexer.APPEND}; 0 where there is none.
   */
  int command() {
    return command;
  }

  /** How many words stand before the command; they are the last of the arguments. */
  int before() {
    return before;
  }

  /** The counters before the command. */
  Optional<Counters> counters() {
    return counters;
  }

  /** Index of a word whose quote is not closed, or -1. */
  int unclosed() {
    return unclosed;
  }
}
