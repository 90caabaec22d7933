package io.github.ricochet.packets;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.BridgeIpMatch;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.EthernetHeader;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.IprangeMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.packets.PacketSpace.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Collects the interface names and IPv6 addresses that rules name. */
final class Vocabularies {

  private final Vocabulary words = new Vocabulary();

  private Vocabularies() {}

  static Vocabulary of(Table table) {
    Vocabularies all = new Vocabularies();
    for (Chain chain : table.chains()) {
      List<Rule> rules = chain.rules();
      for (int i = 0; i < rules.size(); i++) {
        all.read(rules.get(i));
      }
    }
    return all.words;
  }

  private void read(Rule rule) {
    if (rule.header() instanceof IpHeader ip) {
      prefix(ip.source());
      prefix(ip.destination());
      device(ip.in());
      device(ip.out());
    } else if (rule.header() instanceof EthernetHeader ethernet) {
      device(ethernet.in());
      device(ethernet.out());
      device(ethernet.logicalIn());
      device(ethernet.logicalOut());
    }
    List<Match> matches = rule.matches();
    for (int i = 0; i < matches.size(); i++) {
      read(matches.get(i));
    }
  }

  private void read(Match match) {
    if (match instanceof PhysdevMatch physdev) {
      device(physdev.in());
      device(physdev.out());
    } else if (match instanceof IprangeMatch ranges) {
      range(ranges.source());
      range(ranges.destination());
    } else if (match instanceof BridgeIpMatch ip) {
      prefix(ip.source());
      prefix(ip.destination());
    }
  }

  private void device(Optional<Term<String>> term) {
    if (term.isPresent()) {
      words.device(term.get().value());
    }
  }

  private void prefix(Optional<Term<Prefix>> term) {
    if (term.isPresent() && term.get().value().network().family() == Family.IPV6) {
      Prefix prefix = term.get().value();
      words.addresses(prefix.network(), prefix.last());
    }
  }

  private void range(Optional<Term<IprangeMatch.Range>> term) {
    term.ifPresent(t -> words.addresses(t.value().first(), t.value().last()));
  }
}
