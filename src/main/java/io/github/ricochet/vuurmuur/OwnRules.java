package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.HandOver;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Target.Jump;
import io.github.ricochet.host.xtables.Target.Standard;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The rules that Vuurmuur makes of every tree before those of rules.conf (pre_rules()), and the
 * chains that they go on in. What only counts, logs or shapes is left out, for it decides no flow.
 */
final class OwnRules {

  private static final List<String> HOOKS = List.of("INPUT", "OUTPUT", "FORWARD");

  private static final Map<String, List<String>> USERS_CHAINS =
      Map.of(
          "mangle", List.of("PREROUTING", "INPUT", "FORWARD", "POSTROUTING", "OUTPUT"),
          "filter", List.of("INPUT", "FORWARD", "OUTPUT"),
          "nat", List.of("PREROUTING", "POSTROUTING", "OUTPUT"));

  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int PSH = 8;
  private static final int ACK = 16;
  private static final int URG = 32;

  /** Flags that no honest packet has: which are looked at, and which of them are set. */
  private static final List<TcpMatch.Flags> PROBES =
      List.of(
          new TcpMatch.Flags(FIN | SYN | RST | PSH | ACK | URG, 0),
          new TcpMatch.Flags(SYN | FIN, SYN | FIN),
          new TcpMatch.Flags(SYN | RST, SYN | RST),
          new TcpMatch.Flags(FIN | RST, FIN | RST),
          new TcpMatch.Flags(ACK | FIN, FIN),
          new TcpMatch.Flags(ACK | PSH, PSH),
          new TcpMatch.Flags(ACK | URG, URG));

  private static final IpHeader TCP = protocol(Protocols.TCP);
  private static final IpHeader UDP = protocol(Protocols.UDP);
  private static final IpHeader FRAGMENT =
      new IpHeader(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(true));

  private final Tree tree;
  private final RulesetBuilder rules;

  OwnRules(Tree tree, RulesetBuilder rules) {
    this.tree = tree;
    this.rules = rules;
  }

  /**
   * Makes them.
   *
   * @param checked all rules of rules.conf that Vuurmuur takes, those that are switched off
   *     included: their queues are made all the same
   */
  void make(List<CheckedRule> checked) {
    USERS_CHAINS.forEach((table, hooks) -> hooks.forEach(hook -> usersChain(table, hook)));
    add("INPUT", Line.ANY.in("lo").header(), List.of(), Standard.ACCEPT);
    add("OUTPUT", Line.ANY.out("lo").header(), List.of(), Standard.ACCEPT);
    badPackets();
    Config config = tree.config();
    limit(OwnChains.SYN_LIMIT, config.synLimit(), config.synOrigin());
    limit(OwnChains.UDP_LIMIT, config.udpLimit(), config.udpOrigin());
    accept();
    goOn();
    everywhere(List.of(), new Jump(OwnChains.BLOCKLIST));
    add(OwnChains.BLOCK, IpHeader.ANY, List.of(), Standard.DROP);
    add(OwnChains.TCP_RESET, TCP, List.of(Tests.tcp(Optional.empty())), new Reject("tcp-reset"));
    add(OwnChains.TCP_RESET, IpHeader.ANY, List.of(), OwnChains.REJECT);
    everywhere(List.of(), new Jump(OwnChains.ANTI_SPOOF));
    queues(numbers(checked, Action.NFQUEUE, RuleOptions::queue));
    logGroups(numbers(checked, Action.NFLOG, RuleOptions::logGroup));
  }

  private static IpHeader protocol(int number) {
    return Line.ANY
        .of(new Traffic(number, false, Optional.empty(), Optional.empty(), Optional.empty()))
        .header();
  }

  private void add(String chain, IpHeader header, List<Match> matches, Target target) {
    rules.add("filter", chain, header, matches, target, tree.own());
  }

  private void everywhere(List<Match> matches, Target target) {
    HOOKS.forEach(hook -> add(hook, IpHeader.ANY, matches, target));
  }

  /** Chains for rules of the user's own, which Vuurmuur calls first and never fills. */
  private void usersChain(String table, String hook) {
    String chain = OwnChains.USERS + hook;
    rules.define(table, chain);
    rules.add(table, hook, IpHeader.ANY, List.of(), new Jump(chain), tree.own());
  }

  private void badPackets() {
    for (TcpMatch.Flags probe : PROBES) {
      HOOKS.forEach(
          hook -> add(hook, TCP, List.of(Tests.tcp(Optional.of(Term.is(probe)))), Standard.DROP));
    }
    Match notSyn = Tests.tcp(Optional.of(new Term<>(true, TcpMatch.Flags.SYN)));
    HOOKS.forEach(hook -> add(hook, TCP, List.of(notSyn, Tests.NEW), Standard.DROP));
    HOOKS.forEach(hook -> add(hook, FRAGMENT, List.of(), Standard.DROP));
  }

  private void limit(String chain, Optional<Rate> limit, Origin origin) {
    rules.define("filter", chain);
    if (limit.isPresent()) {
      List<Match> below = List.of(limit.get().match());
      rules.add("filter", chain, IpHeader.ANY, below, Standard.RETURN, origin);
      rules.add("filter", chain, IpHeader.ANY, List.of(), Standard.DROP, origin);
    }
  }

  private void accept() {
    String chain = OwnChains.NEW_ACCEPT;
    Match accepted = Tests.marked(OwnChains.ACCEPTED);
    Match syn = Tests.tcp(Optional.of(Term.is(TcpMatch.Flags.SYN)));
    add(chain, TCP, List.of(accepted, syn), new Jump(OwnChains.SYN_LIMIT));
    add(chain, UDP, List.of(accepted, Tests.NEW), new Jump(OwnChains.UDP_LIMIT));
    add(chain, IpHeader.ANY, List.of(accepted), Standard.ACCEPT);
  }

  /** What has begun may go on. */
  private void goOn() {
    List<Match> marked = List.of(Tests.GOES_ON, Tests.MARKED);
    everywhere(marked, new Jump(OwnChains.QUEUE_GOES_ON));
    everywhere(marked, new Jump(OwnChains.LOG_GOES_ON));
    Match accepted = Tests.marked(OwnChains.ACCEPTED);
    everywhere(List.of(accepted, Tests.ESTABLISHED), Standard.ACCEPT);
    everywhere(List.of(accepted, Tests.RELATED), new Jump(OwnChains.NEW_ACCEPT));
    if (tree.config().dropInvalid()) {
      everywhere(List.of(Tests.INVALID), Standard.DROP);
    }
  }

  private static List<Integer> numbers(
      List<CheckedRule> checked, Action action, ToIntFunction<RuleOptions> number) {
    return checked.stream()
        .filter(rule -> rule.action() == action)
        .map(rule -> number.applyAsInt(rule.options()))
        .distinct()
        .toList();
  }

  private void limited(String chain) {
    Match syn = Tests.tcp(Optional.of(Term.is(TcpMatch.Flags.SYN)));
    add(chain, TCP, List.of(syn), new Jump(OwnChains.SYN_LIMIT));
    add(chain, UDP, List.of(Tests.NEW_OR_RELATED), new Jump(OwnChains.UDP_LIMIT));
  }

  private void queues(List<Integer> queues) {
    limited(OwnChains.NEW_QUEUE);
    rules.define("filter", OwnChains.QUEUE_GOES_ON);
    for (int queue : queues) {
      Match marked = Tests.marked(OwnChains.queueMark(queue));
      Target program = queue(queue);
      List<Match> begins = List.of(marked, Tests.NEW_OR_RELATED);
      add(OwnChains.NEW_QUEUE, IpHeader.ANY, begins, program);
      add(OwnChains.QUEUE_GOES_ON, IpHeader.ANY, List.of(marked, Tests.ESTABLISHED), program);
      add(
          OwnChains.QUEUE_GOES_ON,
          IpHeader.ANY,
          List.of(marked, Tests.RELATED),
          new Jump(OwnChains.NEW_QUEUE));
    }
  }

  static Target queue(int number) {
    return new HandOver("NFQUEUE", List.of("--queue-num", Integer.toString(number)));
  }

  private void logGroups(List<Integer> groups) {
    limited(OwnChains.NEW_LOG);
    rules.define("filter", OwnChains.LOG_GOES_ON);
    for (int group : groups) {
      Match marked = Tests.marked(OwnChains.logMark(group));
      List<Match> begins = List.of(marked, Tests.NEW_OR_RELATED);
      String goesOn = OwnChains.LOG_GOES_ON;
      add(OwnChains.NEW_LOG, IpHeader.ANY, begins, Standard.ACCEPT);
      add(goesOn, IpHeader.ANY, List.of(marked, Tests.ESTABLISHED), Standard.ACCEPT);
      add(goesOn, IpHeader.ANY, List.of(marked, Tests.RELATED), new Jump(OwnChains.NEW_LOG));
      add(goesOn, IpHeader.ANY, begins, Standard.ACCEPT);
    }
  }
}
