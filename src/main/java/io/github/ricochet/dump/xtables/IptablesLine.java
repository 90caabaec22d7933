package io.github.ricochet.dump.xtables;

import io.github.ricochet.dump.parser.IptablesSaveLexer;
import io.github.ricochet.dump.parser.IptablesSaveParser;
import io.github.ricochet.dump.parser.IptablesSaveParser.LineContext;
import org.antlr.v4.runtime.Token;

/** A line of iptables-save, through the grammar {@code IptablesSave}. */
final class IptablesLine extends RuleLine {

  private final String text;
  private final IptablesSaveParser parser;

  IptablesLine(String text) {
    this(text, new TextSlice(text));
  }

  private IptablesLine(String text, TextSlice slice) {
    this(text, slice, new IptablesSaveLexer(slice));
  }

  private IptablesLine(String text, TextSlice slice, IptablesSaveLexer lexer) {
    this(text, slice, lexer, new LineTokens(lexer, IptablesSaveLexer.END));
  }

  private IptablesLine(String text, TextSlice slice, IptablesSaveLexer lexer, LineTokens tokens) {
    this(text, slice, lexer, tokens, new IptablesSaveParser(tokens));
  }

  private IptablesLine(
      String text,
      TextSlice slice,
      IptablesSaveLexer lexer,
      LineTokens tokens,
      IptablesSaveParser parser) {
    super(text, slice, lexer, tokens, parser, IptablesSaveLexer.QUOTED, IptablesSaveLexer.UNCLOSED);
    this.text = text;
    this.parser = parser;
  }

  @Override
  boolean isFree(int from, int to) {
    if (text.startsWith("-A", from)) {
      return from + 2 < to && isBlank(text.charAt(from + 2));
    }
    return from + 1 < to && text.charAt(from) == ':' && isPlain(from + 1, to);
  }

  /** Whether a word goes on here up to a blank, and no quote begins in it. */
  private boolean isPlain(int from, int to) {
    int end = from;
    while (end < to && !isBlank(text.charAt(end)) && text.charAt(end) != '"') {
      end++;
    }
    return end > from && (end == to || text.charAt(end) != '"');
  }

  @Override
  void parseLine() {
    LineContext line = parse(parser::line);
    if (line == null) {
      all(Kind.WORDS);
    } else if (line.entry != null) {
      rule(line.entry.counters, command(line.entry.command), line.entry.command, null);
    } else if (line.note != null) {
      all(Kind.COMMENT);
    } else if (line.heading != null) {
      all(Kind.TABLE);
    } else {
      all(line.definition != null ? Kind.CHAIN : Kind.COMMIT);
    }
  }

  private static Command command(Token token) {
    if (token == null) {
      return Command.NONE;
    }
    return switch (token.getType()) {
      case IptablesSaveLexer.APPEND -> Command.APPEND;
      case IptablesSaveLexer.INSERT -> Command.INSERT;
      case IptablesSaveLexer.REPLACE -> Command.REPLACE;
      case IptablesSaveLexer.DELETE -> Command.DELETE;
      case IptablesSaveLexer.CHECK -> Command.CHECK;
      case IptablesSaveLexer.NEW -> Command.NEW;
      case IptablesSaveLexer.ERASE -> Command.ERASE;
      case IptablesSaveLexer.RENAME -> Command.RENAME;
      case IptablesSaveLexer.POLICY -> Command.POLICY;
      case IptablesSaveLexer.FLUSH -> Command.FLUSH;
      case IptablesSaveLexer.ZERO -> Command.ZERO;
      default -> Command.NONE;
    };
  }
}
