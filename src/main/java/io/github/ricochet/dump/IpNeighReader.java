package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpNeighLexer;
import io.github.ricochet.dump.parser.IpNeighParser;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Neighbour;
import java.util.Optional;

/** Reads {@code ip neigh}. Addresses that the host only answers for (proxy) are no neighbours. */
final class IpNeighReader extends LineReader<IpNeighParser> {

  IpNeighReader() {
    super(
        IpNeighLexer::new,
        IpNeighParser::new,
        "10.0.0.2 dev br0 lladdr 52:54:00:12:34:56 REACHABLE");
  }

  @Override
  void line(IpNeighParser parser, Place place, Facts facts) {
    IpNeighParser.LineContext line = parser.line();
    Ip address = TokenValues.ip(line.address);
    String device = "";
    Optional<Mac> mac = Optional.empty();
    String state = "NONE";
    boolean proxy = false;
    for (IpNeighParser.PropertyContext property : line.property()) {
      if (property.dev != null) {
        device = property.dev.getText();
      } else if (property.lladdr != null) {
        mac = TokenValues.mac(property.lladdr);
      } else if (property.state != null) {
        state = property.state.getText();
      } else {
        proxy |= property.flag != null && property.flag.getType() == IpNeighParser.PROXY;
      }
    }
    if (!proxy) {
      facts.add(new Neighbour(address, device, mac, state, place.whole()));
    }
  }
}
