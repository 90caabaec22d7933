package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PolicyMatch;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Words;
import java.util.ArrayList;
import java.util.List;

/** {@code -m policy}: IPsec, as one or several transformations separated by {@code --next}. */
final class PolicyMatches {

  private static final Option<String> DIR = Option.one("dir", Printed.oneOf("in", "out")).plain();
  private static final Option<String> POL =
      Option.one("pol", Printed.oneOf("none", "ipsec")).plain();
  private static final Option<Boolean> STRICT = Option.flag("strict").plain();
  private static final Option<Boolean> NEXT = Option.flag("next").plain().repeats();

  /** What is asked of one transformation, in the save program's order. */
  private static final List<Option<?>> ELEMENT =
      List.of(
          Option.one("reqid", Printed.decimal(0xffffffffL, "request id")).repeats(),
          Option.one("spi", Printed.hex(0xffffffffL, "SPI")).repeats(),
          Option.one("proto", PolicyMatches::protocol).repeats(),
          Option.one("mode", Printed.oneOf("tunnel", "transport")).repeats(),
          Option.one("tunnel-dst", PolicyMatches::address).repeats(),
          Option.one("tunnel-src", PolicyMatches::address).repeats());

  private PolicyMatches() {}

  static List<Extension<Match>> all() {
    List<Option<?>> options = new ArrayList<>(ELEMENT);
    options.addAll(List.of(DIR, POL, STRICT, NEXT));
    return List.of(new Extension<>("policy", options, PolicyMatches::policy));
  }

  private static Match policy(Options o, RuleScope rule) {
    boolean out = o.need(DIR).equals("out");
    boolean ipsec = o.need(POL).equals("ipsec");
    List<String> words = new ArrayList<>();
    if (o.has(STRICT)) {
      words.add("--strict");
    }
    List<Options> elements = o.splitAt(NEXT);
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        words.add("--next");
      }
      words.addAll(Printed.words(elements.get(i), ELEMENT));
    }
    return new PolicyMatch(out, ipsec, List.copyOf(words));
  }

  private static String protocol(String word, RuleFamily family) {
    return HeaderValues.protocol(word).map(Protocols::name).orElse("0");
  }

  private static String address(String word, RuleFamily family) {
    return Words.address(Values.prefix(word, family));
  }
}
