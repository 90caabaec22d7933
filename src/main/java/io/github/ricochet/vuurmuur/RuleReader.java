package io.github.ricochet.vuurmuur;

import io.github.ricochet.dump.parser.VuurmuurRulesLexer;
import io.github.ricochet.dump.parser.VuurmuurRulesParser;
import io.github.ricochet.dump.parser.VuurmuurRulesParser.FilterContext;
import io.github.ricochet.dump.parser.VuurmuurRulesParser.LineContext;
import io.github.ricochet.dump.parser.VuurmuurRulesParser.SettingContext;
import io.github.ricochet.dump.parser.VuurmuurRulesParser.TailContext;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.vuurmuur.UnknownName;
import io.github.ricochet.host.vuurmuur.UnreadLine;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads the rules of rules.conf, as vrmr_rules_parse_line() does. */
final class RuleReader {

  private static final String LEFT_OUT = "Vuurmuur leaves the rule out";

  private final Consumer<VuurmuurFact> told;

  /** Nothing is told of a rule that is switched off. */
  private Consumer<VuurmuurFact> facts;

  private int count;

  RuleReader(Consumer<VuurmuurFact> facts) {
    told = facts;
    this.facts = facts;
  }

  /** How many rules and separators were read. */
  int count() {
    return count;
  }

  /** A rule; empty for a comment, a separator, and what Vuurmuur does not read. */
  Optional<RuleLine> read(Setting line) {
    String text = line.value();
    if (text.length() <= 1 || text.charAt(0) == '#') {
      return Optional.empty();
    }
    facts = text.charAt(0) == ';' ? fact -> {} : told;
    VuurmuurRulesParser parser = parser(text);
    try {
      LineContext rule = parser.line();
      if (rule.retired() != null) {
        Token action = rule.retired().action;
        throw new Unreadable(at(line, action, action), retired(action));
      }
      Optional<RuleLine> read =
          rule.separator() != null ? Optional.empty() : Optional.of(filter(line, rule));
      count++;
      return read;
    } catch (ParseCancellationException e) {
      Token token = offending(parser, e);
      facts.accept(new UnreadLine(at(line, token, token), wrong(parser, token), LEFT_OUT));
    } catch (Unreadable e) {
      facts.accept(new UnreadLine(e.origin(), e.getMessage(), LEFT_OUT));
    }
    return Optional.empty();
  }

  /** A parser that ends at the first token that does not belong where it stands. */
  static VuurmuurRulesParser parser(String text) {
    VuurmuurRulesLexer lexer = new VuurmuurRulesLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    VuurmuurRulesParser parser = new VuurmuurRulesParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    return parser;
  }

  private RuleLine filter(Setting line, LineContext rule) {
    FilterContext filter = rule.filter();
    Word service = word(line, filter.service);
    Word source = word(line, filter.source);
    Word destination = word(line, filter.destination);
    Names.checkService(service);
    Names.checkPlace(source, "to");
    Names.checkPlace(destination, "options");
    Origin whole = at(line, filter.getStart(), filter.getStop());
    return new RuleLine(
        whole,
        rule.off == null,
        Action.valueOf(filter.action.getText().toUpperCase(Locale.ROOT)),
        service,
        source,
        destination,
        options(line, filter.tail()));
  }

  private RuleOptions options(Setting line, TailContext tail) {
    OptionsDraft draft = new OptionsDraft();
    if (!tail.ignored.isEmpty()) {
      Token first = tail.ignored.get(0);
      facts.accept(
          new UnreadLine(
              at(line, first, tail.getStop()),
              "the word \"options\" is missing before it",
              "Vuurmuur passes it over"));
    }
    if (tail.settings() != null) {
      for (SettingContext setting : tail.settings().setting()) {
        if (!take(line, setting, draft)) {
          Word unknown = word(line, setting);
          facts.accept(
              new UnknownName(
                  unknown.origin(),
                  UnknownName.Kind.OPTION,
                  unknown.text(),
                  "Vuurmuur passes it over"));
        }
      }
    }
    return draft.build();
  }

  private static boolean take(Setting line, SettingContext setting, OptionsDraft draft) {
    if (setting.flag != null) {
      return draft.flag(setting.flag.getText());
    }
    if (setting.name == null) {
      return false;
    }
    Word value =
        setting.value().text() == null
            ? new Word("", at(line, setting.name, setting.name))
            : word(line, setting.value().text());
    return draft.setting(setting.name.getText(), value);
  }

  private static String retired(Token action) {
    return action.getType() == VuurmuurRulesLexer.QUEUE
        ? "\"queue\" is no longer supported; nfqueue is its name now"
        : "\"protect\" does not stand in rules.conf any more, but with networks and interfaces";
  }

  private static Token offending(VuurmuurRulesParser parser, ParseCancellationException e) {
    return e.getCause() instanceof RecognitionException r && r.getOffendingToken() != null
        ? r.getOffendingToken()
        : parser.getCurrentToken();
  }

  private static String wrong(VuurmuurRulesParser parser, Token token) {
    Token before =
        token.getTokenIndex() > 0 ? parser.getTokenStream().get(token.getTokenIndex() - 1) : null;
    if (token.getType() == Token.EOF) {
      return "the rule ends here; it would go on as in " + EXAMPLE;
    }
    if (before == null || before.getType() == VuurmuurRulesLexer.SEMICOLON) {
      return "\"" + token.getText() + "\" is no action";
    }
    if (token.getType() == VuurmuurRulesLexer.BLANK
        && before.getType() == VuurmuurRulesLexer.BLANK) {
      return "a second blank; Vuurmuur takes rules apart at single ones";
    }
    if (token.getType() == VuurmuurRulesLexer.QUOTE) {
      return "a quote that is not closed";
    }
    return "\"" + token.getText() + "\" does not belong here; a rule is written as " + EXAMPLE;
  }

  private static final String EXAMPLE =
      "\"accept service http from lan to world.inet options log\"";

  static Word word(Setting line, ParserRuleContext words) {
    Interval all = Interval.of(words.getStart().getStartIndex(), words.getStop().getStopIndex());
    String text = words.getStart().getInputStream().getText(all);
    return new Word(text.replace("\\\"", "\""), at(line, words.getStart(), words.getStop()));
  }

  private static Origin at(Setting line, Token first, Token last) {
    int from = first.getCharPositionInLine();
    int length = last.getType() == Token.EOF ? 1 : last.getStopIndex() - last.getStartIndex() + 1;
    return line.at(from, last.getCharPositionInLine() + length);
  }
}
