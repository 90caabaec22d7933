package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.BridgeLinkLexer;
import io.github.ricochet.dump.parser.BridgeLinkParser;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code bridge link}, with and without {@code -d}. Only ports of a bridge are taken: the
 * same listing names links that another driver offloads.
 */
final class BridgeLinkReader extends LineReader<BridgeLinkParser> {

  private final Map<Integer, Setting> flags = new HashMap<>();
  private LinkDraft link;
  private String bridge;
  private StpState state;
  private Optional<String> backupPort;
  private Origin origin;

  BridgeLinkReader() {
    super(
        BridgeLinkLexer::new,
        BridgeLinkParser::new,
        "4: veth0: <BROADCAST,MULTICAST,UP> mtu 1500 master br0 state forwarding priority 32 cost 2");
  }

  @Override
  void line(BridgeLinkParser parser, Place place, Facts facts) {
    for (BridgeLinkParser.PartContext part : parser.line().part()) {
      if (part.header() != null) {
        finish(facts);
        header(part.header(), place);
      } else if (link == null) {
        throw new BadValue(part.getStart(), "below the line of its port");
      } else {
        settings(part, place);
      }
    }
  }

  @Override
  void end(Facts facts) {
    finish(facts);
  }

  private void header(BridgeLinkParser.HeaderContext header, Place place) {
    // The name after @ is looked up in the wrong network namespace; `ip link` does better.
    LinkDraft draft = new LinkDraft(LinkDraft.nameOf(header.name.getText()), place.whole());
    draft.index(header.INDEX().getSymbol());
    draft.flags(header.FLAGS().getText());
    String master = null;
    StpState printed = StpState.UNKNOWN;
    for (BridgeLinkParser.AttributeContext attribute : header.attribute()) {
      if (attribute.mtu != null) {
        draft.mtu(TokenValues.integer(attribute.mtu));
      } else if (attribute.master != null) {
        master = attribute.master.getText();
        draft.master(master);
      } else if (attribute.state != null) {
        printed = TokenValues.stp(attribute.state);
      }
    }
    link = draft;
    bridge = master;
    state = printed;
    origin = place.whole();
    backupPort = Optional.empty();
    flags.clear();
  }

  private void settings(BridgeLinkParser.PartContext part, Place place) {
    for (BridgeLinkParser.SettingContext setting : part.setting()) {
      if (setting.key != null) {
        flags.put(
            setting.key.getType(), Setting.of(setting.value.getType() == BridgeLinkParser.ON));
        origin = place.whole();
      } else if (setting.port != null) {
        backupPort = Optional.of(setting.port.getText());
      }
    }
  }

  private void finish(Facts facts) {
    if (link != null) {
      link.addTo(facts);
      if (bridge != null) {
        facts.add(
            new BridgePort(
                link.name(),
                bridge,
                state,
                flag(BridgeLinkParser.HAIRPIN),
                flag(BridgeLinkParser.ISOLATED),
                flag(BridgeLinkParser.LEARNING),
                flag(BridgeLinkParser.FLOOD),
                flag(BridgeLinkParser.LOCKED),
                backupPort,
                origin));
      }
    }
    link = null;
  }

  private Setting flag(int key) {
    return flags.getOrDefault(key, Setting.UNKNOWN);
  }
}
