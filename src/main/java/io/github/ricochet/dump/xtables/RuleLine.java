package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** One line of a rules dump after another, through a grammar whose unit is the line. */
abstract class RuleLine {

  /** What a line is. */
  enum Kind {
    BLANK,
    COMMENT,
    TABLE,
    CHAIN,
    COMMIT,
    COMMAND,
    /** {@code ebtables -L}: the heading of a table. */
    LISTED_TABLE,
    /** {@code ebtables -L}: the heading of a chain. */
    LISTED_CHAIN,
    /** Words, but none of them a command. */
    WORDS
  }

  /** What a line does to a table. */
  enum Command {
    NONE,
    APPEND,
    INSERT,
    REPLACE,
    DELETE,
    CHECK,
    NEW,
    ERASE,
    RENAME,
    POLICY,
    FLUSH,
    ZERO
  }

  private final String text;
  private final TextSlice slice;
  private final Lexer lexer;
  private final CommonTokenStream tokens;
  private final Parser parser;
  private final int quoted;
  private final int unclosedQuote;
  private final WordTable table = new WordTable();

  private final Arguments arguments = new Arguments();
  private Kind kind = Kind.BLANK;
  private Command command = Command.NONE;
  private int before;
  private int unclosed;
  private Optional<Counters> counters = Optional.empty();

  /**
   * @param quoted the type of a token with quotes
   * @param unclosedQuote the type of a token whose quote is not closed
   */
  RuleLine(
      String text, TextSlice slice, Lexer lexer, Parser parser, int quoted, int unclosedQuote) {
    this.text = text;
    this.slice = slice;
    this.lexer = lexer;
    this.parser = parser;
    this.quoted = quoted;
    this.unclosedQuote = unclosedQuote;
    tokens = new CommonTokenStream(lexer);
    lexer.setInterpreter(new LineSimulator(lexer));
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.setErrorHandler(new BailErrorStrategy());
  }

  /** Reads the chars from {@code from} up to, not including, {@code to}. */
  final void read(int from, int to) {
    arguments.clear();
    counters = Optional.empty();
    command = Command.NONE;
    before = 0;
    unclosed = -1;
    slice.move(from, to);
    parseLine();
  }

  /** Parses the line and calls one of the methods below; {@link #noLine()} where it is none. */
  abstract void parseLine();

  /** The line's context; null where the grammar does not take it. LL only where SLL has failed. */
  final <C> C parse(Supplier<C> rule) {
    C context = parse(rule, PredictionMode.SLL);
    return context != null ? context : parse(rule, PredictionMode.LL);
  }

  private <C> C parse(Supplier<C> rule, PredictionMode mode) {
    parser.getInterpreter().setPredictionMode(mode);
    slice.seek(0);
    lexer.setInputStream(slice);
    tokens.setTokenSource(lexer);
    parser.setTokenStream(tokens);
    try {
      return rule.get();
    } catch (ParseCancellationException e) {
      return null;
    }
  }

  /** A line of which only the words count. */
  final void all(Kind of) {
    kind = of;
    if (of != Kind.COMMENT) {
      addAll(tokens.getTokens());
    }
  }

  /** A line that is no rule. */
  final void noLine() {
    all(Kind.WORDS);
  }

  /** A rule; options before the command mean the same behind it. */
  final void rule(Command of, Token commandToken, List<Token> words, List<Token> wordsBefore) {
    if (commandToken == null) {
      kind = wordsBefore.isEmpty() ? Kind.BLANK : Kind.WORDS;
      addAll(wordsBefore);
      return;
    }
    kind = Kind.COMMAND;
    command = of;
    add(commandToken);
    addAll(words);
    addAll(wordsBefore);
    before = wordsBefore.size();
  }

  /** Counters at the beginning or the end of the line, or null. */
  final void counters(Token token) {
    if (token != null) {
      counters =
          Optional.of(Values.counters(text, token.getStartIndex(), token.getStopIndex() + 1));
    }
  }

  private void addAll(List<Token> list) {
    for (int i = 0; i < list.size(); i++) {
      add(list.get(i));
    }
  }

  private void add(Token token) {
    int type = token.getType();
    int from = token.getStartIndex();
    int to = token.getStopIndex() + 1;
    if (type == quoted || type == unclosedQuote) {
      unclosed = type == unclosedQuote ? arguments.size() : unclosed;
      arguments.add(unquoted(from, to), from, to);
    } else if (type != Token.EOF) {
      arguments.add(table.get(text, from, to), from, to);
    }
  }

  /** The word without its quotes and escapes. */
  private String unquoted(int from, int to) {
    StringBuilder word = new StringBuilder(to - from);
    boolean inQuotes = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        inQuotes = !inQuotes;
      } else {
        i += inQuotes && c == '\\' && i + 1 < to ? 1 : 0;
        word.append(text.charAt(i));
      }
    }
    return word.toString();
  }

  final Kind kind() {
    return kind;
  }

  /** The words of the line; those of a comment are not kept. */
  final Arguments arguments() {
    return arguments;
  }

  final Command command() {
    return command;
  }

  /** How many words stand before the command; they are the last of the arguments. */
  final int before() {
    return before;
  }

  /** Leaves out the words before the command. */
  final void dropBefore() {
    arguments.drop(before);
    before = 0;
  }

  final Optional<Counters> counters() {
    return counters;
  }

  /** Index of a word whose quote is not closed, or -1. */
  final int unclosed() {
    return unclosed;
  }
}
