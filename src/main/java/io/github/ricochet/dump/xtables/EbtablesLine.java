package io.github.ricochet.dump.xtables;

import io.github.ricochet.dump.parser.EbtablesLexer;
import io.github.ricochet.dump.parser.EbtablesParser;
import io.github.ricochet.dump.parser.EbtablesParser.LineContext;
import org.antlr.v4.runtime.Token;

/** A line of ebtables-save or {@code ebtables -L}, through the grammar {@code Ebtables}. */
final class EbtablesLine extends RuleLine {

  private final EbtablesParser parser;

  EbtablesLine(String text) {
    this(text, new TextSlice(text));
  }

  private EbtablesLine(String text, TextSlice slice) {
    this(text, slice, new EbtablesLexer(slice));
  }

  private EbtablesLine(String text, TextSlice slice, EbtablesLexer lexer) {
    this(text, slice, lexer, new LineTokens(lexer, EbtablesLexer.END));
  }

  private EbtablesLine(String text, TextSlice slice, EbtablesLexer lexer, LineTokens tokens) {
    this(text, slice, lexer, tokens, new EbtablesParser(tokens));
  }

  private EbtablesLine(
      String text, TextSlice slice, EbtablesLexer lexer, LineTokens tokens, EbtablesParser parser) {
    super(text, slice, lexer, tokens, parser, EbtablesLexer.QUOTED, EbtablesLexer.UNCLOSED);
    this.parser = parser;
  }

  @Override
  void parseLine() {
    LineContext line = parse(parser::line);
    if (line == null) {
      all(Kind.WORDS);
    } else if (line.entry != null) {
      rule(
          line.entry.counters, command(line.entry.command), line.entry.command, line.entry.counted);
    } else if (line.listing != null) {
      all(line.listing.ofTable != null ? Kind.LISTED_TABLE : Kind.LISTED_CHAIN);
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
      case EbtablesLexer.APPEND -> Command.APPEND;
      case EbtablesLexer.INSERT -> Command.INSERT;
      case EbtablesLexer.DELETE -> Command.DELETE;
      case EbtablesLexer.NEW -> Command.NEW;
      case EbtablesLexer.ERASE -> Command.ERASE;
      case EbtablesLexer.RENAME -> Command.RENAME;
      case EbtablesLexer.POLICY -> Command.POLICY;
      case EbtablesLexer.FLUSH -> Command.FLUSH;
      case EbtablesLexer.ZERO -> Command.ZERO;
      default -> Command.NONE;
    };
  }
}
