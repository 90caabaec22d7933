package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.BridgeFdbLexer;
import io.github.ricochet.dump.parser.BridgeFdbParser;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code bridge fdb}, with and without {@code -s}. */
final class BridgeFdbReader extends LineReader<BridgeFdbParser> {

  /** The first entry that does not name its port. */
  private Origin portless;

  BridgeFdbReader() {
    super(BridgeFdbLexer::new, BridgeFdbParser::new, "52:54:00:12:34:56 dev veth0 master br0");
  }

  @Override
  void line(BridgeFdbParser parser, Place place, Facts facts) {
    BridgeFdbParser.LineContext line = parser.line();
    Optional<Mac> mac = TokenValues.mac(line.mac);
    String device = "";
    Optional<String> bridge = Optional.empty();
    OptionalInt vlan = OptionalInt.empty();
    boolean permanent = false;
    for (BridgeFdbParser.PropertyContext property : line.property()) {
      if (property.dev != null) {
        device = property.dev.getText();
      } else if (property.master != null) {
        bridge = Optional.of(property.master.getText());
      } else if (property.vlan != null) {
        vlan = OptionalInt.of((int) TokenValues.number(property.vlan, 4095));
      } else {
        permanent |= property.permanent != null;
      }
    }
    if (device.isEmpty()) {
      portless = portless == null ? place.whole() : portless;
    } else if (mac.isPresent()) {
      facts.add(
          new FdbEntry(
              mac.get(), device, bridge, vlan, permanent && bridge.isPresent(), place.whole()));
    }
  }

  @Override
  void end(Facts facts) {
    tellPortless(portless, facts);
  }

  /** Says once for a file that entries do not name their port, where some do not. */
  static void tellPortless(Origin first, Facts facts) {
    if (first == null) {
      return;
    }
    Problem portless =
        new Problem(
            Problem.Kind.REFUSED,
            "entries without their port, as bridge fdb show dev leaves it out; save: bridge fdb",
            first.file().name(),
            Optional.of(first));
    boolean told =
        facts.problems().stream()
            .anyMatch(
                p -> p.file().equals(portless.file()) && p.message().equals(portless.message()));
    if (!told) {
      facts.add(portless);
    }
  }
}
