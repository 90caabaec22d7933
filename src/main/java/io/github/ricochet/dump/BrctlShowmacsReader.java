package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.BrctlLexer;
import io.github.ricochet.dump.parser.BrctlParser;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code brctl showmacs}. It names neither the bridge nor the ports, only port numbers, so
 * that its entries wait until everything else is read.
 */
final class BrctlShowmacsReader extends LineReader<BrctlParser> {

  /**
   * A line.
   *
   * @param port the port's number
   * @param mac the address
   * @param local whether it is the port's own
   * @param origin the line
   */
  record Entry(int port, Mac mac, boolean local, Origin origin) {}

  private final List<Entry> entries = new ArrayList<>();

  BrctlShowmacsReader() {
    super(BrctlLexer::new, BrctlParser::new, "1 52:54:00:12:34:56 no 12.34");
  }

  @Override
  boolean isEmpty(String text) {
    return super.isEmpty(text) || text.startsWith("port no");
  }

  @Override
  void line(BrctlParser parser, Place place, Facts facts) {
    BrctlParser.ShowmacsContext line = parser.showmacs();
    Mac mac =
        Mac.parse(line.mac.getText())
            .orElseThrow(() -> new BadValue(line.mac, "a MAC address such as 52:54:00:12:34:56"));
    boolean local = line.local.getType() == BrctlParser.YES;
    entries.add(new Entry(TokenValues.integer(line.port), mac, local, place.whole()));
  }

  @Override
  void end(Facts facts) {
    facts.addNumbered(List.copyOf(entries));
  }
}
