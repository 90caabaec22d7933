package io.github.ricochet.dump;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads a stretch line by line with a generated parser. Lines stand alone, so that a dump of any
 * length needs the memory of one line, and one bad line harms no other.
 *
 * @param <P> the generated parser
 */
abstract class LineReader<P extends Parser> implements DumpReader {

  /** No line of these formats is longer; a longer one is not understood. */
  static final int LONGEST_LINE = 1 << 20;

  /** The most lines that are read of one dump: twice the routing table of the Internet. */
  static final int MOST_LINES = 2_000_000;

  private final Lexer lexer;
  private final P parser;
  private final String example;

  /**
   * @param example a line as it should be, for messages
   */
  LineReader(
      Function<CharStream, ? extends Lexer> lexer,
      Function<TokenStream, P> parser,
      String example) {
    this.lexer = lexer.apply(CharStreams.fromString(""));
    this.lexer.removeErrorListeners();
    this.parser = parser.apply(new CommonTokenStream(this.lexer));
    this.parser.removeErrorListeners();
    this.parser.setErrorHandler(new BailErrorStrategy());
    this.example = example;
  }

  /**
   * Reads one line: first calls the parser, then turns words into values, and adds facts last, so
   * that a line that is not understood leaves no half of a fact.
   *
   * @throws BadValue where a word is not what its place asks for
   */
  abstract void line(P parser, Place place, Facts facts);

  /** Whether the line says nothing and needs no parser. */
  boolean isEmpty(String text) {
    return text.isEmpty() || text.charAt(0) == '#';
  }

  /** Called after the last line. */
  void end(Facts facts) {}

  @Override
  public final void read(Stretch stretch, Facts facts) {
    int last = lastLine(stretch, facts::add);
    for (int number = stretch.first(); number <= last; number++) {
      String text = stretch.file().line(number).stripTrailing();
      if (!isEmpty(text)) {
        readLine(text, new Place(stretch.file(), number), facts);
      }
    }
    end(facts);
  }

  /** The last line of a dump that is read; where the dump goes on, that is told. */
  static int lastLine(Stretch stretch, Consumer<Problem> problems) {
    if (stretch.lines() <= MOST_LINES) {
      return stretch.last();
    }
    int last = stretch.first() + MOST_LINES - 1;
    Origin next = Origin.ofLine(stretch.file(), last + 1);
    problems.accept(
        new Problem(
            Problem.Kind.TRUNCATED,
            "only the first " + MOST_LINES + " lines of a dump are read, and this one goes on",
            stretch.file().name(),
            Optional.of(next)));
    return last;
  }

  private void readLine(String text, Place place, Facts facts) {
    if (text.length() > LONGEST_LINE) {
      facts.notUnderstood(
          place.whole(),
          "a line of " + text.length() + " characters; the limit is " + LONGEST_LINE);
      return;
    }
    lexer.setInputStream(CharStreams.fromString(text));
    parser.setTokenStream(new CommonTokenStream(lexer));
    try {
      fastThenThorough(place, facts);
    } catch (BadValue e) {
      facts.notUnderstood(place.of(e.token()), e.getMessage());
    } catch (ParseCancellationException e) {
      Token token = offending(e);
      facts.notUnderstood(place.of(token), message(token));
    }
  }

  private void fastThenThorough(Place place, Facts facts) {
    try {
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      line(parser, place, facts);
    } catch (ParseCancellationException e) {
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      line(parser, place, facts);
    }
  }

  private Token offending(ParseCancellationException e) {
    return e.getCause() instanceof RecognitionException r && r.getOffendingToken() != null
        ? r.getOffendingToken()
        : parser.getCurrentToken();
  }

  private String message(Token token) {
    String found =
        token.getType() == Token.EOF
            ? "the line ends here"
            : Quote.of(token.getText()) + " does not belong here";
    return found + "; a line looks like '" + example + "'";
  }
}
