package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.EthernetHeader;
import io.github.ricochet.host.xtables.EthernetHeader.MaskedMac;
import io.github.ricochet.host.xtables.Ethertypes;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the options of one rule of ebtables. All matches are known from the start, without -m;
 * {@code !} stands before the option or, as ebtables prints it, behind.
 */
final class BridgeRuleReader {

  private static final Map<String, Extension<Match>> MATCHES = new HashMap<>();
  private static final Map<String, Extension<Target>> TARGETS = new HashMap<>();

  private static final Option<Integer> PROTOCOL =
      Option.one("protocol", (w, f) -> protocol(w)).also("proto");
  private static final Option<MaskedMac> SOURCE =
      Option.one("source", (w, f) -> mac(w)).also("src");
  private static final Option<MaskedMac> DESTINATION =
      Option.one("destination", (w, f) -> mac(w)).also("dst");
  private static final Option<String> IN =
      Option.one("in-interface", PacketMatches::device).also("in-if");
  private static final Option<String> OUT =
      Option.one("out-interface", PacketMatches::device).also("out-if");
  private static final Option<String> LOGICAL_IN = Option.one("logical-in", PacketMatches::device);
  private static final Option<String> LOGICAL_OUT =
      Option.one("logical-out", PacketMatches::device);
  private static final Option<String> JUMP = Option.one("jump", Values::text).plain();
  private static final Option<Counters> COUNTERS =
      Option.two("set-counters", (packets, bytes, f) -> counters(packets, bytes)).plain();

  private static final Extension<Match> HEADER =
      new Extension<>(
          "ebtables",
          List.of(PROTOCOL, SOURCE, DESTINATION, IN, OUT, LOGICAL_IN, LOGICAL_OUT, JUMP, COUNTERS),
          (o, rule) -> {
            throw new IllegalStateException("the header is no match");
          });

  private static final Map<Character, Option<?>> LETTERS =
      Map.of(
          'p',
          PROTOCOL,
          's',
          SOURCE,
          'd',
          DESTINATION,
          'i',
          IN,
          'o',
          OUT,
          'j',
          JUMP,
          'c',
          COUNTERS);

  static {
    for (List<Extension<Match>> some : List.of(BridgeMatches.all(), FrameMatches.all())) {
      some.forEach(match -> match.options().keySet().forEach(option -> MATCHES.put(option, match)));
    }
    BridgeTargets.all().forEach(target -> TARGETS.put(target.name(), target));
  }

  private final Arguments words;
  private final TableBuilder table;
  private final String chain;
  private final Interner facts;
  private final Loaded<Match> header = new Loaded<>(HEADER, Slip.WHOLE_LINE);
  private final Map<String, Loaded<Match>> matches = new LinkedHashMap<>();
  private Loaded<Target> target;
  private boolean not;

  BridgeRuleReader(Arguments words, TableBuilder table, String chain, Interner facts) {
    this.words = words;
    this.table = table;
    this.chain = chain;
    this.facts = facts;
  }

  /**
   * What the rule says.
   *
   * @throws Slip with the word at fault
   */
  RuleBody read() {
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("!")) {
        if (not) {
          throw new Slip("a second \"!\"; one is enough, and two do not cancel each other");
        }
        not = true;
      } else if (word.startsWith("--") && word.length() > 2) {
        longOption(word);
      } else if (word.length() > 1
          && word.charAt(0) == '-'
          && LETTERS.containsKey(word.charAt(1))) {
        read(header, LETTERS.get(word.charAt(1)), word.length() > 2 ? word.substring(2) : null);
      } else {
        throw new Slip(Advice.badArgument(word));
      }
    }
    return finish();
  }

  private RuleBody finish() {
    Options o = header.options();
    RuleScope scope = new RuleScope(table.family(), table.name(), chain, Optional.empty(), false);
    EthernetHeader tests =
        new EthernetHeader(
            o.term(PROTOCOL),
            o.term(SOURCE),
            o.term(DESTINATION),
            any(o.term(IN)),
            any(o.term(OUT)),
            any(o.term(LOGICAL_IN)),
            any(o.term(LOGICAL_OUT)));
    List<Match> made = new ArrayList<>(matches.size());
    matches.values().forEach(m -> made.add(facts.intern(m.make(scope))));
    Target to = target != null ? target.make(scope) : simple(o.value(JUMP).orElse("CONTINUE"));
    return new RuleBody(
        List.of(facts.intern(tests)),
        facts.intern(List.copyOf(made)),
        facts.intern(to),
        o.value(COUNTERS),
        -1);
  }

  /** Any interface is no test. */
  private static Optional<Term<String>> any(Optional<Term<String>> device) {
    return device.filter(t -> t.not() || !t.value().equals("+"));
  }

  private Target simple(String name) {
    return switch (name) {
      case "ACCEPT", "DROP", "RETURN", "CONTINUE" -> Target.Standard.valueOf(name);
      default -> {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean standard = List.of("accept", "drop", "return", "continue").contains(lower);
        if (!table.hasChain(name) && (standard || TARGETS.containsKey(lower))) {
          String meant = standard ? name.toUpperCase(Locale.ROOT) : lower;
          throw new Slip(
              "no chain \"" + name + "\"; did you mean the target " + meant + "?",
              header.options().word(JUMP));
        }
        yield new Target.Jump(name);
      }
    };
  }

  private void longOption(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(2, equals < 0 ? word.length() : equals);
    String glued = equals < 0 ? null : word.substring(equals + 1);
    if (target != null && target.extension().options().containsKey(name)) {
      read(target, target.extension().options().get(name), glued);
    } else if (HEADER.options().containsKey(name)) {
      read(header, HEADER.options().get(name), glued);
    } else if (MATCHES.containsKey(name)) {
      Loaded<Match> match = load(MATCHES.get(name));
      read(match, match.extension().options().get(name), glued);
    } else {
      abbreviated(name, glued);
    }
  }

  private Loaded<Match> load(Extension<Match> extension) {
    return matches.computeIfAbsent(extension.name(), n -> new Loaded<>(extension, words.last()));
  }

  /** The unambiguous beginning of an option, as getopt_long() takes it. */
  private void abbreviated(String name, String glued) {
    List<Option<?>> found = new ArrayList<>();
    List<Loaded<?>> owners = new ArrayList<>();
    List<Loaded<?>> known = new ArrayList<>(List.of(header));
    if (target != null) {
      known.add(target);
    }
    for (Loaded<?> owner : known) {
      owner
          .extension()
          .options()
          .forEach((n, option) -> collect(name, n, option, owner, found, owners));
    }
    for (Map.Entry<String, Extension<Match>> e : MATCHES.entrySet()) {
      Option<?> option = e.getValue().options().get(e.getKey());
      if (e.getKey().startsWith(name) && !found.contains(option)) {
        found.add(option);
        owners.add(null);
      }
    }
    if (found.size() != 1) {
      String advice =
          Advice.nearest(name, MATCHES.keySet())
              .map(n -> "did you mean --" + n + "?")
              .orElse("ebtables(8) lists them");
      throw new Slip(
          (found.isEmpty() ? "no option --" : "more than one option begins with --")
              + name
              + "; "
              + advice);
    }
    Loaded<?> owner =
        owners.get(0) != null ? owners.get(0) : load(MATCHES.get(found.get(0).name()));
    read(owner, found.get(0), glued);
  }

  private static void collect(
      String wanted,
      String name,
      Option<?> option,
      Loaded<?> owner,
      List<Option<?>> found,
      List<Loaded<?>> owners) {
    if (name.startsWith(wanted) && !found.contains(option)) {
      found.add(option);
      owners.add(owner);
    }
  }

  private <T> void read(Loaded<?> owner, Option<T> option, String glued) {
    boolean inverted = not;
    not = false;
    OptionReader.read(words, owner, option, glued, inverted, table.family());
    if (option == JUMP) {
      String name = header.options().need(JUMP);
      target = TARGETS.containsKey(name) ? new Loaded<>(TARGETS.get(name), words.last()) : null;
    }
  }

  private static int protocol(String word) {
    if (word.equalsIgnoreCase("length")) {
      return EthernetHeader.LENGTH;
    }
    return Ethertypes.number(word)
        .orElseGet(
            () -> {
              String hex = word.regionMatches(true, 0, "0x", 0, 2) ? word : "0x" + word;
              return (int) Values.number(hex, Ethertypes.FIRST, 0xffff, "Ethernet protocol");
            });
  }

  /** An address, with a mask perhaps, or one of ebtables' names. */
  static MaskedMac mac(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "unicast" -> MaskedMac.UNICAST;
      case "multicast" -> MaskedMac.MULTICAST;
      case "broadcast" -> MaskedMac.BROADCAST;
      case "bga" -> MaskedMac.BGA;
      default -> {
        int slash = word.indexOf('/');
        Mac address = Values.mac(slash < 0 ? word : word.substring(0, slash), null);
        Mac mask = slash < 0 ? Mac.BROADCAST : Values.mac(word.substring(slash + 1), null);
        yield new MaskedMac(address, mask);
      }
    };
  }

  private static Counters counters(String packets, String bytes) {
    return new Counters(
        Values.number(packets, 0, Long.MAX_VALUE, "packet counter"),
        Values.number(bytes, 0, Long.MAX_VALUE, "byte counter"));
  }
}
