package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.vuurmuur.UnknownName;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.vuurmuur.ZoneObject.Network;
import io.github.ricochet.vuurmuur.ZoneObject.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ways by which a rule's packets come and go (rulecreate_src_iface_loop() and
 * rulecreate_dst_iface_loop()).
 */
final class Crossings {

  private final Tree tree;
  private final CheckedRule rule;
  private final Skipped skipped;
  private final Consumer<VuurmuurFact> facts;

  Crossings(Tree tree, CheckedRule rule, Skipped skipped, Consumer<VuurmuurFact> facts) {
    this.tree = tree;
    this.rule = rule;
    this.skipped = skipped;
    this.facts = facts;
  }

  /** On the source's side. Where the firewall itself sends to any, {@code out_int} tells. */
  List<Crossing> sources() {
    End from = rule.from();
    if (from.firewallAny() || (from.firewall() && rule.to().any())) {
      return named(rule.options().outInterface());
    }
    return from.any() || from.object().isEmpty()
        ? named(rule.options().inInterface())
        : through(from.object().get(), rule.options().inInterface());
  }

  /** On the destination's side. Where any sends to the firewall, {@code in_int} tells. */
  List<Crossing> destinations() {
    End to = rule.to();
    if (to.firewallAny() || (to.firewall() && rule.from().any())) {
      return named(rule.options().inInterface());
    }
    return to.any() || to.object().isEmpty()
        ? named(rule.options().outInterface())
        : through(to.object().get(), rule.options().outInterface());
  }

  private List<Crossing> named(Optional<Word> name) {
    if (name.isEmpty()) {
      return List.of(Crossing.ANY);
    }
    Nic nic = tree.nics().get(name.get().text());
    if (nic == null) {
      facts.accept(
          new UnknownName(
              name.get().origin(),
              UnknownName.Kind.INTERFACE,
              name.get().text(),
              "nothing is made of the rule"));
      return List.of();
    }
    return skipped.isActive(nic) ? List.of(Crossing.by(nic, Optional.empty())) : List.of();
  }

  private List<Crossing> through(ZoneObject object, Optional<Word> only) {
    List<Crossing> ways = new ArrayList<>();
    boolean found = only.isEmpty();
    for (Network network : networks(object)) {
      for (Nic nic : network.nics()) {
        boolean meant = only.map(w -> w.text().equals(nic.name())).orElse(true);
        found |= meant;
        if (meant && skipped.isActive(nic)) {
          ways.add(Crossing.by(nic, Optional.of(network)));
        }
      }
    }
    if (!found) {
      Word name = only.orElseThrow();
      skipped.add(
          "interface " + name.text(),
          object.kind() + " " + object.name() + " is not behind it",
          name.origin());
    }
    return ways;
  }

  private List<Network> networks(ZoneObject object) {
    if (object instanceof Zone zone) {
      return tree.networks(zone.name());
    }
    return End.of(object, false).network().map(List::of).orElse(List.of());
  }
}
