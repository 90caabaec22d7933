package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.BailErrorStrategy;
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
  private final LineTokens tokens;
  private final Parser parser;
  private final int quoted;
  private final int unclosedQuote;
  private final WordTable table = new WordTable();

  /** The line's chars: an array is looked at in a third of the time that a text takes. */
  private char[] chars = new char[512];

  /** Where the line starts in the text. */
  private int lineStart;

  private final Arguments arguments = new Arguments();
  private Kind kind = Kind.BLANK;
  private Command command = Command.NONE;
  private int before;
  private int unclosed;
  private Optional<Counters> counters = Optional.empty();

  /**
   * @param tokens reads from {@code lexer}, and that from {@code slice}
   * @param quoted the type of a token with quotes
   * @param unclosedQuote the type of a token whose quote is not closed
   */
  RuleLine(
      String text,
      TextSlice slice,
      Lexer lexer,
      LineTokens tokens,
      Parser parser,
      int quoted,
      int unclosedQuote) {
    this.text = text;
    this.slice = slice;
    this.lexer = lexer;
    this.tokens = tokens;
    this.parser = parser;
    this.quoted = quoted;
    this.unclosedQuote = unclosedQuote;
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
  }

  /** Reads the chars from {@code from} up to, not including, {@code to}. */
  final void read(int from, int to) {
    arguments.clear();
    counters = Optional.empty();
    command = Command.NONE;
    before = 0;
    unclosed = -1;
    lineStart = from;
    if (to - from > chars.length) {
      chars = new char[to - from];
    }
    text.getChars(from, to, chars, 0);
    if (isFree(from, to)) {
      boolean append = chars[0] == '-';
      kind = append ? Kind.COMMAND : Kind.CHAIN;
      command = append ? Command.APPEND : Command.NONE;
      split(from, to);
      return;
    }
    slice.move(from, to);
    lexer.reset();
    tokens.readLine();
    parseLine();
  }

  /**
   * Whether the grammar takes any words behind the first of this line, so that all there is to be
   * done is to tell them apart: {@code -A}, or the name of a chain with its colon. Nearly all lines
   * of a large dump are such, and a token and a decision for each word are a third of reading it.
   */
  boolean isFree(int from, int to) {
    return false;
  }

  /** Takes the words as the lexer would, without a token for each. */
  private void split(int from, int to) {
    int at = from;
    while (at < to) {
      if (isBlank(charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < to && !isBlank(charAt(at)) && charAt(at) != '"') {
        at++;
      }
      if (at < to && charAt(at) == '"') {
        int end = closingQuote(at + 1, to);
        at = Math.min(end + 1, to);
        addQuoted(start, at, end >= to);
      } else {
        arguments.add(word(start, at), start, at);
      }
    }
  }

  private char charAt(int place) {
    return chars[place - lineStart];
  }

  /** The word at a place of the line. */
  private String word(int from, int to) {
    return table.get(text, from, to, WordTable.hash(chars, from - lineStart, to - lineStart));
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Where the quote is closed; at or behind {@code to} where it is not. */
  private int closingQuote(int from, int to) {
    int at = from;
    while (at < to && charAt(at) != '"') {
      at += charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** Parses the line and calls one of the methods below. */
  abstract void parseLine();

  /** The line's context; null where the grammar does not take it. LL only where SLL has failed. */
  final <C> C parse(Supplier<C> rule) {
    parser.reset();
    try {
      return rule.get();
    } catch (ParseCancellationException e) {
      return parseAgain(rule);
    }
  }

  private <C> C parseAgain(Supplier<C> rule) {
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    parser.reset();
    try {
      return rule.get();
    } catch (ParseCancellationException e) {
      return null;
    } finally {
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }
  }

  /** A line of which only the words count. */
  final void all(Kind of) {
    kind = of;
    if (of != Kind.COMMENT) {
      addAll(0, tokens.size() - 1);
    }
  }

  /**
   * A rule; options before the command mean the same behind it.
   *
   * @param first the counters before it, or null
   * @param commandToken its command, or null where it has none
   * @param last the counters behind it, or null
   */
  final void rule(Token first, Command of, Token commandToken, Token last) {
    Token counted = first != null ? first : last;
    if (counted != null) {
      counters =
          Optional.of(Values.counters(text, counted.getStartIndex(), counted.getStopIndex() + 1));
    }
    int start = first == null ? 0 : 1;
    int end = tokens.size() - (last == null ? 1 : 2);
    if (commandToken == null) {
      kind = start == end ? Kind.BLANK : Kind.WORDS;
      addAll(start, end);
      return;
    }
    int at = start;
    while (tokens.get(at) != commandToken) {
      at++;
    }
    kind = Kind.COMMAND;
    command = of;
    before = at - start;
    addAll(at, end);
    addAll(start, at);
  }

  private void addAll(int from, int to) {
    for (int i = from; i < to; i++) {
      add(tokens.get(i));
    }
  }

  private void add(Token token) {
    int type = token.getType();
    int from = token.getStartIndex();
    int to = token.getStopIndex() + 1;
    if (type == quoted || type == unclosedQuote) {
      addQuoted(from, to, type == unclosedQuote);
    } else {
      arguments.add(word(from, to), from, to);
    }
  }

  private void addQuoted(int from, int to, boolean isUnclosed) {
    unclosed = isUnclosed ? arguments.size() : unclosed;
    boolean plain = charAt(from) == '"' && !isUnclosed && !hasEscape(from, to);
    String word = plain ? word(from + 1, to - 1) : unquoted(from, to);
    arguments.add(word, from, to);
  }

  private boolean hasEscape(int from, int to) {
    for (int i = from; i < to; i++) {
      if (charAt(i) == '\\') {
        return true;
      }
    }
    return false;
  }

  /** The word without its quotes and escapes. */
  private String unquoted(int from, int to) {
    StringBuilder word = new StringBuilder(to - from);
    boolean inQuotes = false;
    for (int i = from; i < to; i++) {
      char c = charAt(i);
      if (c == '"') {
        inQuotes = !inQuotes;
      } else {
        i += inQuotes && c == '\\' && i + 1 < to ? 1 : 0;
        word.append(charAt(i));
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
