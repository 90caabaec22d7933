package io.github.ricochet.path;

import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PacketView;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which condition of a rule a packet fails. */
final class Unmatched {

  private Unmatched() {}

  static String reason(Rule rule, PacketView packet) {
    if (rule.header().decide(packet) == Decision.NO) {
      return "no" + failing(rule.header(), packet).save();
    }
    for (Match match : rule.matches()) {
      if (match.decide(packet) == Decision.NO) {
        return "no" + match.save();
      }
    }
    return "left open";
  }

  /** The part of a header test that fails: its first, looked at one by one. */
  private static Header failing(Header header, PacketView packet) {
    if (!(header instanceof IpHeader ip)) {
      return header;
    }
    Optional<Term<Prefix>> none = Optional.empty();
    Optional<Term<String>> noDevice = Optional.empty();
    return Stream.of(
            new IpHeader(none, none, ip.in(), noDevice, Optional.empty(), Optional.empty()),
            new IpHeader(none, none, noDevice, ip.out(), Optional.empty(), Optional.empty()),
            new IpHeader(ip.source(), none, noDevice, noDevice, Optional.empty(), Optional.empty()),
            new IpHeader(
                none, ip.destination(), noDevice, noDevice, Optional.empty(), Optional.empty()),
            new IpHeader(none, none, noDevice, noDevice, ip.protocol(), Optional.empty()))
        .filter(part -> part.decide(packet) == Decision.NO)
        .findFirst()
        .orElse(ip);
  }
}
