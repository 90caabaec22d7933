package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.BridgeVlanLexer;
import io.github.ricochet.dump.parser.BridgeVlanParser;
import io.github.ricochet.host.BridgeVlan;
import org.antlr.v4.runtime.Token;

/** Reads {@code bridge vlan}, old style and new, with and without ranges ({@code -c}). */
final class BridgeVlanReader extends LineReader<BridgeVlanParser> {

  private static final int LAST_VLAN = 4094;

  private String device;

  BridgeVlanReader() {
    super(BridgeVlanLexer::new, BridgeVlanParser::new, "veth0 1 PVID Egress Untagged");
  }

  /** The heading: {@code port vlan-id}. */
  @Override
  boolean isEmpty(String text) {
    return super.isEmpty(text) || text.matches("port\\s+vlan[ -]ids?.*");
  }

  @Override
  void line(BridgeVlanParser parser, Place place, Facts facts) {
    BridgeVlanParser.LineContext line = parser.line();
    if (line.DEVICE() != null) {
      device = line.DEVICE().getText();
    }
    if (line.VIDS().isEmpty() || line.tunnel != null) {
      // What a VLAN is called inside of a VXLAN says nothing of which ports have it.
      return;
    }
    Token vids = line.VIDS(0).getSymbol();
    if (device == null) {
      throw new BadValue(vids, "below the line of its port");
    }
    String[] ends = vids.getText().split("-", -1);
    if (ends[0].length() > 4 || ends[ends.length - 1].length() > 4) {
      throw new BadValue(vids, "a VLAN id");
    }
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[ends.length - 1]);
    if (first < 1 || last > LAST_VLAN || first > last) {
      throw new BadValue(vids, "a VLAN id from 1 to " + LAST_VLAN);
    }
    boolean pvid = line.flag().stream().anyMatch(f -> f.PVID() != null);
    boolean untagged = line.flag().stream().anyMatch(f -> f.UNTAGGED() != null);
    for (int vid = first; vid <= last; vid++) {
      facts.add(new BridgeVlan(device, vid, pvid, untagged, place.whole()));
    }
  }
}
