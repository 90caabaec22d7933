package io.github.ricochet.vuurmuur;

import io.github.ricochet.dump.parser.VuurmuurRulesParser;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.host.vuurmuur.UnreadLine;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.host.xtables.Target.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * What networks and interfaces are protected from (create_interface_rules() and
 * create_network_protect_rules()), and the DHCP that they are let to do.
 */
final class ProtectRules {

  /** Source addresses that do not come from where they are (vrmr_get_danger_info()). */
  private static final Map<String, String> SPOOFED =
      Map.ofEntries(
          Map.entry("loopback", "127.0.0.0/8"),
          Map.entry("class-a", "10.0.0.0/8"),
          Map.entry("class-b", "172.16.0.0/12"),
          Map.entry("class-c", "192.168.0.0/16"),
          Map.entry("class-d", "224.0.0.0/4"),
          Map.entry("class-e", "240.0.0.0/5"),
          Map.entry("test-net", "192.0.2.0/24"),
          Map.entry("lnk-loc-net", "169.254.0.0/16"),
          Map.entry("iana-0/8", "0.0.0.0/8"),
          Map.entry("brdcst-src", "0.0.0.0/32"),
          Map.entry("brdcst-dst", "255.255.255.255/32"));

  /** Settings of an interface, each with the value that protects. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "source-routed-packets", "accept_source_route=0",
          "icmp-redirect", "accept_redirects=0",
          "send-redirect", "send_redirects=0",
          "rp-filter", "rp_filter=1",
          "log-martians", "log_martians=1");

  private final Tree tree;
  private final RulesetBuilder rules;
  private final Consumer<VuurmuurFact> facts;
  private final List<Sysctl> sysctls = new ArrayList<>();

  ProtectRules(Tree tree, RulesetBuilder rules, Consumer<VuurmuurFact> facts) {
    this.tree = tree;
    this.rules = rules;
    this.facts = facts;
  }

  /** Makes the rules; gives the kernel settings that go with them. */
  List<Sysctl> make() {
    rules.define("filter", OwnChains.ANTI_SPOOF);
    tree.nics().values().forEach(nic -> nic.protections().forEach(line -> protect(nic, line)));
    for (ZoneObject.Network network : tree.networks()) {
      network.permissions().forEach(line -> permit(network, line));
    }
    return sysctls;
  }

  private void protect(Nic nic, Setting line) {
    Optional<String> danger = parse(line, p -> p.interfaceRule().danger.getText());
    String setting = SETTINGS.get(danger.orElse("").toLowerCase(Locale.ROOT));
    if (danger.isPresent() && setting == null) {
      unknown(line, danger.get());
    }
    if (setting == null || !nic.active()) {
      return;
    }
    String[] parts = setting.split("=", 2);
    String key = "net.ipv4.conf." + nic.device().replace('.', '/') + "." + parts[0];
    sysctls.add(new Sysctl(key, parts[1], false, line.origin()));
    if (parts[0].equals("rp_filter") && !nic.oldStyle()) {
      Emitter emitter = new Emitter(line.origin(), rules, facts);
      Line spoofed = Line.ANY.in(nic.device()).and(Tests.spoofed());
      emitter.add("raw", "PREROUTING", spoofed, Standard.DROP);
    }
  }

  /** Two words of a network's rule: what it is about, and what of it. */
  private record Permission(boolean spoofing, String what) {}

  private void permit(ZoneObject.Network network, Setting line) {
    Optional<Permission> rule = parse(line, ProtectRules::permission);
    if (rule.isEmpty()) {
      return;
    }
    String what = rule.get().what();
    Emitter emitter = new Emitter(line.origin(), rules, facts);
    if (rule.get().spoofing()) {
      String addresses = SPOOFED.get(what.toLowerCase(Locale.ROOT));
      if (addresses == null) {
        unknown(line, what);
      } else {
        Optional<Prefix> spoofed = Prefix.parse(addresses);
        network.nics().stream().filter(Nic::active).forEach(n -> spoofing(n, spoofed, emitter));
      }
    } else if (what.equalsIgnoreCase("dhcp-server")) {
      network.nics().forEach(nic -> new DhcpRules(nic, network.prefix(), emitter).server());
    } else if (what.equalsIgnoreCase("dhcp-client")) {
      network.nics().forEach(nic -> new DhcpRules(nic, network.prefix(), emitter).client());
    } else {
      unknown(line, what);
    }
  }

  private static Permission permission(VuurmuurRulesParser parser) {
    VuurmuurRulesParser.NetworkRuleContext rule = parser.networkRule();
    return rule.source != null
        ? new Permission(true, rule.source.getText())
        : new Permission(false, rule.service.getText());
  }

  private static void spoofing(Nic nic, Optional<Prefix> spoofed, Emitter emitter) {
    if (!nic.oldStyle()) {
      anti(Line.ANY.in(nic.device()).from(spoofed), emitter);
      anti(Line.ANY.out(nic.device()).to(spoofed), emitter);
      return;
    }
    Optional<Ip> address = nic.address();
    if (address.isEmpty()) {
      emitter.refuse("filter", OwnChains.ANTI_SPOOF, nic.name() + " has no address to tell it by");
      return;
    }
    Optional<Prefix> own = address.map(Prefix::of);
    anti(Line.ANY.from(spoofed).to(own), emitter);
    anti(Line.ANY.from(own).to(spoofed), emitter);
  }

  private static void anti(Line line, Emitter emitter) {
    emitter.add("filter", OwnChains.ANTI_SPOOF, line, Standard.DROP);
  }

  /** What a line says, by its own parser rule. */
  private interface Reading<T> {
    T of(VuurmuurRulesParser parser);
  }

  private <T> Optional<T> parse(Setting line, Reading<T> reading) {
    try {
      return Optional.of(reading.of(RuleReader.parser(line.value())));
    } catch (ParseCancellationException e) {
      unknown(line, line.value());
      return Optional.empty();
    }
  }

  private void unknown(Setting line, String what) {
    facts.accept(
        new UnreadLine(
            line.origin(), "\"" + what + "\" is nothing to protect from", "Vuurmuur does nothing"));
  }
}
