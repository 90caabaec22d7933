package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpRuleLexer;
import io.github.ricochet.dump.parser.IpRuleParser;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.RoutingRule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;

/** Reads {@code ip rule}, with and without {@code -d}. */
final class IpRuleReader extends LineReader<IpRuleParser> {

  private final Family family;

  /**
   * @param family that of rules without an address
   */
  IpRuleReader(Family family) {
    super(IpRuleLexer::new, IpRuleParser::new, "32766: from all lookup main");
    this.family = family;
  }

  @Override
  void line(IpRuleParser parser, Place place, Facts facts) {
    IpRuleParser.LineContext line = parser.line();
    RuleDraft draft = new RuleDraft();
    draft.priority = priority(line.PRIORITY().getSymbol());
    draft.not = line.not != null;
    for (IpRuleParser.SelectorContext selector : line.selector()) {
      take(selector, draft);
    }
    take(line.action(), draft);
    facts.add(draft.rule(family, place.whole()));
  }

  private static long priority(Token token) {
    String text = token.getText();
    if (text.length() > 11) {
      throw new BadValue(token, "a priority");
    }
    return Long.parseLong(text.substring(0, text.length() - 1));
  }

  private static void take(IpRuleParser.SelectorContext selector, RuleDraft draft) {
    if (selector.from != null) {
      draft.from = prefix(selector.from);
    } else if (selector.to != null) {
      draft.to = prefix(selector.to);
    } else if (selector.tos != null) {
      draft.tos = TokenValues.tos(selector.tos);
    } else if (selector.mark != null) {
      draft.mark = Optional.of(TokenValues.mark(selector.mark));
    } else if (selector.iif != null) {
      draft.iif = Optional.of(selector.iif.getText());
    } else if (selector.oif != null) {
      draft.oif = Optional.of(selector.oif.getText());
    } else if (selector.protocol != null) {
      draft.protocol = OptionalInt.of(TokenValues.protocol(selector.protocol));
    } else if (selector.sport != null) {
      draft.sourcePorts = ports("sport", selector.sport, draft);
    } else if (selector.dport != null) {
      draft.destinationPorts = ports("dport", selector.dport, draft);
    } else if (selector.unmodelled() != null) {
      unmodelled(selector.unmodelled(), draft);
    }
  }

  /** Ports; those of a mask, which Linux 6.14 brought, are kept word by word. */
  private static Optional<PortRange> ports(String key, Token token, RuleDraft draft) {
    if (token.getText().matches("(?:0x)?[0-9a-f]+/(?:0x)?[0-9a-f]+")) {
      draft.unmodelled.add(key);
      draft.unmodelled.add(token.getText());
      return Optional.empty();
    }
    return Optional.of(TokenValues.ports(token));
  }

  private static Optional<Prefix> prefix(Token token) {
    return token.getText().equals("all")
        ? Optional.empty()
        : Optional.of(TokenValues.prefix(token));
  }

  private static void unmodelled(IpRuleParser.UnmodelledContext words, RuleDraft draft) {
    draft.unmodelled.add(words.key.getText());
    draft.unmodelled.add(words.value.getText());
  }

  private static void take(IpRuleParser.ActionContext action, RuleDraft draft) {
    IpRuleParser.VerbContext verb = action.verb();
    if (verb == null) {
      draft.action = Action.NOP;
    } else if (verb.table != null) {
      boolean unnamed = verb.table.getType() == IpRuleParser.UNSPEC;
      draft.table = unnamed ? RoutingRule.VRF_TABLE : TokenValues.table(verb.table.getText());
    } else if (verb.number != null) {
      draft.action = action(verb.number);
    } else if (verb.lost != null) {
      throw new BadValue(
          verb.lost, "a goto with the priority that busybox leaves out; save: ip rule");
    } else if (verb.nothing != null) {
      draft.action = Action.NOP;
    } else if (verb.name != null) {
      draft.action = Action.valueOf(verb.name.getText().toUpperCase(Locale.ROOT));
    } else {
      draft.action = Action.GOTO;
      draft.gotoPriority = TokenValues.number(verb.target, 0xffffffffL);
    }
    for (IpRuleParser.OptionContext option : action.option()) {
      if (option.length != null) {
        draft.suppressPrefixLength = OptionalInt.of((int) TokenValues.number(option.length, 128));
      } else if (option.group != null) {
        draft.unmodelled.add("suppress_ifgroup");
        draft.unmodelled.add(option.group.getText());
      } else if (option.flag != null) {
        draft.unmodelled.add(option.flag.getText());
      }
    }
    for (IpRuleParser.SelectorContext selector : action.selector()) {
      take(selector, draft);
    }
  }

  /** The FR_ACT_* numbers of linux/fib_rules.h, which {@code ip -N} prints. */
  private static Action action(Token number) {
    return switch (number.getText()) {
      case "3" -> Action.NOP;
      case "6" -> Action.BLACKHOLE;
      case "7" -> Action.UNREACHABLE;
      case "8" -> Action.PROHIBIT;
      default -> throw new BadValue(number, "an action such as lookup main or prohibit");
    };
  }

  /** A rule while its words are read. */
  static final class RuleDraft {

    final List<String> unmodelled = new ArrayList<>();
    long priority;
    boolean not;
    Optional<Prefix> from = Optional.empty();
    Optional<Prefix> to = Optional.empty();
    Optional<String> iif = Optional.empty();
    Optional<String> oif = Optional.empty();
    Optional<MarkMask> mark = Optional.empty();
    int tos;
    OptionalInt protocol = OptionalInt.empty();
    Optional<PortRange> sourcePorts = Optional.empty();
    Optional<PortRange> destinationPorts = Optional.empty();
    Action action = Action.LOOKUP;
    String table = "";
    OptionalInt suppressPrefixLength = OptionalInt.empty();
    long gotoPriority;

    RoutingRule rule(Family listed, Origin origin) {
      return new RoutingRule(
          from.or(() -> to).map(p -> p.network().family()).orElse(listed),
          priority,
          not,
          from,
          to,
          iif,
          oif,
          mark,
          tos,
          protocol,
          sourcePorts,
          destinationPorts,
          List.copyOf(unmodelled),
          action,
          table,
          suppressPrefixLength,
          gotoPriority,
          origin);
    }
  }
}
