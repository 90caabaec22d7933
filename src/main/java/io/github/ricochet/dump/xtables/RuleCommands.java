package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Does to a table what one command says: {@code -A}, {@code -I}, {@code -N} and so on. */
final class RuleCommands {

  private final TableBuilder table;
  private final RuleLine line;
  private final Arguments words;
  private final Places places;
  private final BodyReader bodies;

  RuleCommands(TableBuilder table, RuleLine line, Places places, BodyReader bodies) {
    this.table = table;
    this.line = line;
    this.words = line.arguments();
    this.places = places;
    this.bodies = bodies;
  }

  void run() {
    String command = words.next();
    switch (line.command()) {
      case APPEND -> draft(chainForRules(command)).append(table);
      case INSERT -> insert(chainForRules(command));
      case REPLACE -> replace(chainForRules(command));
      case DELETE -> delete(chainForRules(command));
      case CHECK -> rules(chainForRules(command));
      case NEW -> create(words.argument(command));
      case ERASE -> erase();
      case RENAME -> rename(words.argument(command), words.argument(command));
      case POLICY -> policy(words.argument(command));
      case FLUSH -> flush();
      default -> {
        // -Z sets counters to zero, which changes no rule.
      }
    }
  }

  /** A rule of a listing, which stands below its chain without a command. */
  void listed(ChainBuilder chain) {
    draft(chain).append(table);
  }

  /** Whether the command adds to a chain that is there. */
  boolean namesKnownChain() {
    return words.size() > 1 && table.hasChain(words.word(1));
  }

  /** What the command adds to a chain that is there; the table stays as it is. */
  RuleDraft draft() {
    return draft(chainForRules(words.next()));
  }

  private ChainBuilder chainForRules(String command) {
    String name = words.argument(command);
    ChainBuilder known = table.find(name);
    return known != null ? known : newChain(name);
  }

  private ChainBuilder newChain(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!name.equals(upper) && BuiltIn.isChain(upper)) {
      throw new Slip("no chain \"" + name + "\"; did you mean " + upper + "?");
    }
    if (BuiltIn.isChain(name) && !table.builtIn().contains(name)) {
      throw new Slip(
          "table "
              + table.name()
              + " has no chain "
              + name
              + "; it has "
              + String.join(", ", table.builtIn()));
    }
    if (name.startsWith("-") || name.equals("!")) {
      throw new Slip("\"" + name + "\" where the name of a chain is needed");
    }
    return table.chain(name, ruleText());
  }

  private RuleDraft draft(ChainBuilder chain) {
    Origin origin = ruleText();
    RuleBody body = bodies.read(table, chain.name());
    if (body.hostNameWord() >= 0) {
      String name = words.word(body.hostNameWord());
      places.report(
          Problem.Kind.NOT_SIMULATED,
          "host name \"" + name + "\"; names are never looked up, so write its address",
          places.origin(words.start(body.hostNameWord()), words.end(body.hostNameWord())));
    }
    Optional<Counters> counters = line.counters().isPresent() ? line.counters() : body.counters();
    return new RuleDraft(chain, body, counters, origin);
  }

  /** One rule, or several where addresses are listed. */
  private List<Rule> rules(ChainBuilder chain) {
    return draft(chain).rules(table);
  }

  /** The rule's own text: without counters, and in a listing without its number. */
  private Origin ruleText() {
    if (line.command() == RuleLine.Command.NONE) {
      return places.origin(words.start(words.last() + 1), words.end(words.size() - 1));
    }
    int before = line.before();
    int first = before == 0 ? 0 : words.size() - before;
    return places.origin(words.start(first), words.end(words.size() - 1 - before));
  }

  private void insert(ChainBuilder chain) {
    int at = words.hasNext() && Values.isNumber(words.peek()) ? number(chain.size() + 1) : 1;
    rules(chain).forEach(rule -> chain.insert(at, rule));
  }

  private void replace(ChainBuilder chain) {
    int at = number(chain.size());
    List<Rule> rules = rules(chain);
    if (rules.size() != 1) {
      throw new Slip(
          "-R with several addresses; it puts one rule in place of one", Slip.WHOLE_LINE);
    }
    chain.replace(at, rules.get(0));
  }

  private void delete(ChainBuilder chain) {
    if (words.hasNext() && Values.isNumber(words.peek())) {
      chain.remove(number(chain.size()));
      return;
    }
    for (Rule rule : rules(chain)) {
      int at = chain.find(rule);
      if (at == 0) {
        throw new Slip(
            "-D of a rule that chain " + chain.name() + " does not have at this place",
            Slip.WHOLE_LINE);
      }
      chain.remove(at);
    }
  }

  private int number(int last) {
    String word = words.argument("rule number");
    if (last == 0) {
      throw new Slip("rule " + word + " of a chain without rules");
    }
    return (int) Values.number(word, 1, last, "rule number");
  }

  private void create(String name) {
    if (table.hasChain(name)) {
      throw new Slip("chain \"" + name + "\" is there already; -N makes a new one");
    }
    Optional<Chain.Policy> policy = table.defaultPolicy(name);
    if (table.family() == RuleFamily.EBTABLES && words.hasNext() && words.next().equals("-P")) {
      policy = Optional.of(ChainLine.policy(words.argument("-P"), words.last(), table.family()));
    }
    table.define(name, policy, Optional.empty(), ruleText());
  }

  private void erase() {
    if (words.hasNext()) {
      table.remove(existing(words.next()));
    } else {
      table.removeUserChains();
    }
  }

  private void rename(String from, String to) {
    if (table.hasChain(to)) {
      throw new Slip("chain \"" + to + "\" is there already");
    }
    table.rename(existing(from), to);
  }

  private void flush() {
    if (words.hasNext()) {
      String name = words.next();
      if (table.builtIn().contains(name)) {
        table.chain(name, ruleText()).flush();
      } else {
        table.find(existing(name)).flush();
      }
    } else {
      table.flush();
    }
  }

  private void policy(String name) {
    if (table.family() != RuleFamily.EBTABLES && !table.builtIn().contains(name)) {
      throw new Slip(
          "chain \""
              + name
              + "\" is no built-in one of table "
              + table.name()
              + "; only those have a policy");
    }
    Chain.Policy policy = ChainLine.policy(words.argument("-P"), words.last(), table.family());
    table.setPolicy(name, policy, ruleText());
  }

  private String existing(String chain) {
    if (!table.hasChain(chain)) {
      throw new Slip("no chain \"" + chain + "\" in table " + table.name() + " at this place");
    }
    return chain;
  }
}
