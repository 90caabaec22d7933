package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.HostNameMatch;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the options that every rule of iptables has: addresses, interfaces, protocol. */
final class HeaderReader {

  private static final List<Optional<Term<Prefix>>> ANYWHERE = List.of(Optional.empty());

  private final Arguments words;
  private final Set<HeaderOptions> seen = EnumSet.noneOf(HeaderOptions.class);

  private final List<Match> hostNames = new ArrayList<>(0);

  private RuleFamily family = RuleFamily.IPTABLES;
  private List<Optional<Term<Prefix>>> sources = ANYWHERE;
  private List<Optional<Term<Prefix>>> destinations = ANYWHERE;
  private Optional<Term<String>> in = Optional.empty();
  private Optional<Term<String>> out = Optional.empty();
  private Optional<Term<Integer>> protocol = Optional.empty();
  private Optional<Boolean> fragment = Optional.empty();
  private Optional<Counters> counters = Optional.empty();
  private int hostNameWord = -1;
  private int inWord;
  private int outWord;

  HeaderReader(Arguments words) {
    this.words = words;
  }

  /** A rule of this family begins. */
  void begin(RuleFamily of) {
    family = of;
    seen.clear();
    hostNames.clear();
    sources = ANYWHERE;
    destinations = ANYWHERE;
    in = Optional.empty();
    out = Optional.empty();
    protocol = Optional.empty();
    fragment = Optional.empty();
    counters = Optional.empty();
    hostNameWord = -1;
  }

  /** Reads an option's argument; {@code glued} is one that hangs on it, or null. */
  void read(HeaderOptions option, boolean before, String glued, String spelling) {
    boolean not = before;
    if (option.words() == 1 && glued == null && words.hasNext() && words.peek().equals("!")) {
      // Written by iptables before 1.4.3: -s ! 10.0.0.0/8.
      words.next();
      if (not) {
        throw new Slip("a second \"!\"; one is enough, and two do not cancel each other");
      }
      not = true;
    }
    if (!seen.add(option)) {
      throw new Slip("a second " + spelling + "; a rule has it once");
    }
    String word = option.words() == 0 ? "" : glued != null ? glued : words.argument(spelling);
    switch (option) {
      case SOURCE -> sources = prefixes(word, not, true);
      case DESTINATION -> destinations = prefixes(word, not, false);
      case IN -> {
        in = device(word, not);
        inWord = words.last();
      }
      case OUT -> {
        out = device(word, not);
        outWord = words.last();
      }
      case PROTOCOL -> protocol = protocol(word, not);
      case FRAGMENT -> {
        if (family == RuleFamily.IP6TABLES) {
          throw new Slip("-f in ip6tables; IPv6 has -m frag for it");
        }
        fragment = Optional.of(!not);
      }
      case COUNTERS -> counters = Optional.of(counters(word));
      case TABLE ->
          throw new Slip(
              "the option -t in a rules file; a line such as *" + word + " begins a table");
      default -> {
        // IPV4 and IPV6 are asked for by isOfOtherFamily(); the rest does not change the rule.
      }
    }
  }

  private List<Optional<Term<Prefix>>> prefixes(String word, boolean not, boolean source) {
    if (HeaderValues.isHostName(word)) {
      hostNames.add(new HostNameMatch(source, new Term<>(not, word)));
      hostNameWord = words.last();
      return ANYWHERE;
    }
    List<Prefix> prefixes = HeaderValues.prefixes(word, family);
    if (not && prefixes.size() > 1) {
      throw new Slip(
          "\"!\" before several addresses; iptables takes one only, so write a chain of its own");
    }
    List<Optional<Term<Prefix>>> terms = new ArrayList<>(prefixes.size());
    for (int i = 0; i < prefixes.size(); i++) {
      boolean everything = !not && prefixes.get(i).isEverything();
      terms.add(everything ? Optional.empty() : Optional.of(new Term<>(not, prefixes.get(i))));
    }
    return terms;
  }

  private static Optional<Term<String>> device(String word, boolean not) {
    String device = PacketMatches.device(word, RuleFamily.IPTABLES);
    return !not && device.equals("+") ? Optional.empty() : Optional.of(new Term<>(not, device));
  }

  private static Optional<Term<Integer>> protocol(String word, boolean not) {
    Optional<Integer> number = HeaderValues.protocol(word);
    if (not && number.isEmpty()) {
      throw new Slip("\"!\" before -p all; no packet could pass");
    }
    return number.map(n -> new Term<>(not, n));
  }

  /** {@code -c 2 3} or {@code -c 2,3}: packets and bytes. */
  private Counters counters(String word) {
    int comma = word.indexOf(',');
    String packets = comma < 0 ? word : word.substring(0, comma);
    String bytes = comma < 0 ? words.argument("-c") : word.substring(comma + 1);
    return new Counters(
        Values.number(packets, 0, Long.MAX_VALUE, "packet counter"),
        Values.number(bytes, 0, Long.MAX_VALUE, "byte counter"));
  }

  /**
   * Holds the rule to the interfaces that its chain knows.
   *
   * @throws Slip if there is none at this hook
   */
  void checkDevices(String chain) {
    boolean leaving = chain.equals("OUTPUT") || chain.equals("POSTROUTING");
    boolean entering = chain.equals("PREROUTING") || chain.equals("INPUT");
    if (leaving && in.isPresent()) {
      throw new Slip("-i in chain " + chain + "; only -o is known there", inWord);
    }
    if (entering && out.isPresent()) {
      throw new Slip("-o in chain " + chain + "; only -i is known there", outWord);
    }
  }

  /** Tests for names where an address is usual. */
  List<Match> hostNames() {
    return hostNames;
  }

  /** Index of the last host name, or -1. */
  int hostNameWord() {
    return hostNameWord;
  }

  Optional<Term<Integer>> protocol() {
    return protocol;
  }

  Optional<Counters> counters() {
    return counters;
  }

  /** Whether {@code -4} or {@code -6} says that the rule is for the other program. */
  boolean isOfOtherFamily() {
    return seen.contains(family == RuleFamily.IP6TABLES ? HeaderOptions.IPV4 : HeaderOptions.IPV6);
  }

  /** One header for each pair of addresses, sources first. */
  List<Header> headers(Interner facts) {
    List<Header> headers = new ArrayList<>(sources.size() * destinations.size());
    for (int s = 0; s < sources.size(); s++) {
      for (int d = 0; d < destinations.size(); d++) {
        headers.add(
            facts.intern(
                new IpHeader(
                    sources.get(s),
                    destinations.get(d),
                    facts.intern(in),
                    facts.intern(out),
                    facts.intern(protocol),
                    fragment)));
      }
    }
    return headers;
  }
}
