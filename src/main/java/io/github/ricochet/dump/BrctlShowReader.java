package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.BrctlLexer;
import io.github.ricochet.dump.parser.BrctlParser;
import io.github.ricochet.host.Setting;
import java.util.OptionalInt;

/** Reads {@code brctl show}: which ports a bridge has, and nothing of their flags. */
final class BrctlShowReader extends LineReader<BrctlParser> {

  private String bridge;

  BrctlShowReader() {
    super(BrctlLexer::new, BrctlParser::new, "br0 8000.0242ac110002 no veth0");
  }

  @Override
  boolean isEmpty(String text) {
    return super.isEmpty(text) || text.startsWith("bridge name");
  }

  @Override
  void line(BrctlParser parser, Place place, Facts facts) {
    BrctlParser.ShowContext line = parser.show();
    if (line.stp != null) {
      bridge = line.bridge.getText();
      Setting stp = Setting.of(line.stp.getType() == BrctlParser.YES);
      facts.add(Drafts.bridge(bridge, stp, OptionalInt.empty(), place.whole()));
    } else if (bridge == null || line.port.getCharPositionInLine() == 0) {
      throw new BadValue(line.port, "below the line of its bridge");
    }
    if (line.port != null) {
      facts.add(Drafts.port(line.port.getText(), bridge, place.whole()));
    }
  }
}
