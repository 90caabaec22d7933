package io.github.ricochet.path;

import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PacketView;
import io.github.ricochet.host.xtables.Rule;

/** Says which condition of a rule a packet fails. */
final class Unmatched {

  private Unmatched() {}

  static String reason(Rule rule, PacketView packet) {
    if (rule.header().decide(packet) == Decision.NO) {
      return "no" + rule.header().save();
    }
    for (Match match : rule.matches()) {
      if (match.decide(packet) == Decision.NO) {
        return "no" + match.save();
      }
    }
    return "left open";
  }
}
