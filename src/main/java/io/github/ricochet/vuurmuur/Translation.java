package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.host.vuurmuur.UnknownName;
import io.github.ricochet.host.vuurmuur.UnreadLine;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Target.Jump;
import io.github.ricochet.vuurmuur.ZoneObject.Group;
import io.github.ricochet.vuurmuur.ZoneObject.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What Vuurmuur 0.8.2 makes of a configuration tree.
 *
 * @param rules the rules of iptables that decide flows; a rule's origin is the line that makes it
 * @param sysctls the kernel settings that go with them
 * @param facts what of the tree does not become what it says
 * @param ipv6 the interfaces with an IPv6 address, whose rules of ip6tables are not made here
 */
public record Translation(
    Ruleset rules, List<Sysctl> sysctls, List<VuurmuurFact> facts, List<Origin> ipv6) {

  /**
   * Translates a tree.
   *
   * @param files its files by their paths below its root, such as {@code rules/rules.conf}
   * @param devices the addresses of the running devices
   */
  public static Translation of(Map<String, DumpFile> files, Devices devices) {
    List<VuurmuurFact> facts = new ArrayList<>();
    Tree tree = new TreeReader(files, devices, facts::add).read();
    RulesetBuilder rules = new RulesetBuilder(tree.own());
    RuleCheck check = new RuleCheck(tree, facts::add);
    List<CheckedRule> checked =
        tree.rules().stream().map(check::check).flatMap(Optional::stream).toList();
    new OwnRules(tree, rules).make(checked);
    tree.blocklist().forEach(line -> block(line, tree, rules, facts::add));
    rules.define("filter", OwnChains.BLOCKLIST);
    List<Sysctl> sysctls = new ArrayList<>(new ProtectRules(tree, rules, facts::add).make());
    checked.forEach(rule -> rule.options().chain().ifPresent(c -> rules.define("filter", c)));
    boolean forwards = false;
    for (CheckedRule rule : checked) {
      if (rule.line().active()) {
        forwards |= new RuleMaker(rule, tree, rules, facts::add).make();
      }
    }
    sysctls.add(new Sysctl("net.ipv4.ip_forward", forwards ? "1" : "0", false, tree.own()));
    List<Origin> ipv6 = tree.nics().values().stream().filter(Nic::ipv6).map(Nic::origin).toList();
    return new Translation(rules.build(), List.copyOf(sysctls), List.copyOf(facts), ipv6);
  }

  /** A line of blocklist.conf: {@code block ADDRESS}, or a host, or a group. */
  private static void block(
      Setting line, Tree tree, RulesetBuilder rules, Consumer<VuurmuurFact> facts) {
    String text = line.value();
    if (text.charAt(0) == '#') {
      return;
    }
    String[] words = text.strip().split("\\s+", 3);
    if (!text.startsWith("block") || words.length < 2) {
      facts.accept(
          new UnreadLine(
              line.origin(),
              "a line of the blocklist is written as \"block 192.0.2.66\"",
              "Vuurmuur leaves it out"));
      return;
    }
    Optional<Ip> address = Addresses.parse(words[1]);
    ZoneObject object = tree.places().get(words[1]);
    Stream<Host> hosts = Stream.empty();
    if (object instanceof Host host) {
      hosts = Stream.of(host);
    } else if (object instanceof Group group && group.active()) {
      hosts = group.members().stream();
    } else if (address.isEmpty() && !(object instanceof Group)) {
      facts.accept(
          new UnknownName(
              line.origin(), UnknownName.Kind.HOST, words[1], "Vuurmuur does not block it"));
    }
    Stream<Ip> blocked =
        Stream.concat(
            address.stream(), hosts.filter(Host::active).flatMap(h -> h.address().stream()));
    blocked.forEach(
        ip -> {
          Optional<Prefix> only = Optional.of(Prefix.of(ip));
          Jump block = new Jump(OwnChains.BLOCK);
          String chain = OwnChains.BLOCKLIST;
          rules.add("filter", chain, Line.ANY.from(only), block, line.origin());
          rules.add("filter", chain, Line.ANY.to(only), block, line.origin());
        });
  }
}
