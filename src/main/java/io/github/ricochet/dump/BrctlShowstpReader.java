package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.BrctlLexer;
import io.github.ricochet.dump.parser.BrctlParser;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;

/**
 * Reads {@code brctl showstp}: states of ports and, of versions since 1.5, hairpin mode. Port
 * numbers tell what {@code brctl showmacs} means.
 */
final class BrctlShowstpReader extends LineReader<BrctlParser> {

  private String bridge;
  private String port;
  private StpState state = StpState.UNKNOWN;
  private Setting hairpin = Setting.UNKNOWN;
  private Origin origin;

  BrctlShowstpReader() {
    super(BrctlLexer::new, BrctlParser::new, "hairpin mode 1");
  }

  @Override
  void line(BrctlParser parser, Place place, Facts facts) {
    BrctlParser.ShowstpContext line = parser.showstp();
    if (line.NAME() != null) {
      name(line, place, facts);
    } else if (line.state != null) {
      state = TokenValues.stp(line.state);
    } else if (line.hairpin != null) {
      hairpin = Setting.of(flag(line.hairpin));
      origin = place.whole();
    } else if (line.ageing != null && bridge != null && port == null) {
      OptionalInt hundredths =
          OptionalInt.of(Math.round(Float.parseFloat(line.ageing.getText()) * 100));
      facts.add(Drafts.bridge(bridge, Setting.UNKNOWN, hundredths, place.whole()));
    }
  }

  private void name(BrctlParser.ShowstpContext line, Place place, Facts facts) {
    finish(facts);
    String name = line.NAME().getText();
    if (line.number == null) {
      bridge = name;
      facts.add(Drafts.bridge(name, place.whole()));
    } else if (bridge == null) {
      throw new BadValue(line.NAME().getSymbol(), "below the lines of its bridge");
    } else {
      port = name;
      origin = place.whole();
      facts.addPortNumber(bridge, TokenValues.integer(line.number), name);
    }
  }

  private static boolean flag(Token token) {
    return TokenValues.number(token, 1) == 1;
  }

  @Override
  void end(Facts facts) {
    finish(facts);
  }

  private void finish(Facts facts) {
    if (port != null) {
      facts.add(Drafts.port(port, bridge, state, hairpin, origin));
    }
    port = null;
    state = StpState.UNKNOWN;
    hairpin = Setting.UNKNOWN;
  }
}
