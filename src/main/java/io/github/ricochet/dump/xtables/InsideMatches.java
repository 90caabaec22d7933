package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.InsideMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Protocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The matches that look inside packets of one protocol: sctp, dccp, ah, esp, ipcomp, mh, tcpmss,
 * osf.
 */
final class InsideMatches {

  private static final Option<PortRange> SPORT =
      Option.one("sport", Values::ports).also("source-port");
  private static final Option<PortRange> DPORT =
      Option.one("dport", Values::ports).also("destination-port");

  private static final List<String> CHUNKS =
      List.of(
          "DATA",
          "INIT",
          "INIT_ACK",
          "SACK",
          "HEARTBEAT",
          "HEARTBEAT_ACK",
          "ABORT",
          "SHUTDOWN",
          "SHUTDOWN_ACK",
          "ERROR",
          "COOKIE_ECHO",
          "COOKIE_ACK",
          "ECN_ECNE",
          "ECN_CWR",
          "SHUTDOWN_COMPLETE",
          "I_DATA",
          "ASCONF_ACK",
          "RE_CONFIG",
          "PAD",
          "ASCONF",
          "FORWARD_TSN",
          "I_FORWARD_TSN");

  private static final List<String> DCCP_TYPES =
      List.of(
          "REQUEST",
          "RESPONSE",
          "DATA",
          "ACK",
          "DATAACK",
          "CLOSEREQ",
          "CLOSE",
          "RESET",
          "SYNC",
          "SYNCACK",
          "INVALID");

  /** Ranges of SPIs and of MH types that hold all of them. */
  private static final List<String> ALL = List.of("0:4294967295", "0:255");

  private InsideMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        inside(
            "sctp", Protocols.SCTP, SPORT, DPORT, Option.two("chunk-types", InsideMatches::chunks)),
        inside(
            "dccp",
            Protocols.DCCP,
            SPORT,
            DPORT,
            Option.one("dccp-types", InsideMatches::dccpTypes),
            Option.one("dccp-option", Printed.decimal(255, "DCCP option"))),
        inside("ah", Protocols.AH, spi("ahspi")),
        inside("esp", Protocols.ESP, spi("espspi")),
        inside("ipcomp", Protocols.IPCOMP, spi("ipcompspi"), Option.flag("compres").plain()),
        inside("mh", Protocols.MH, Option.one("mh-type", InsideMatches::mobility)),
        inside("tcpmss", Protocols.TCP, Option.one("mss", Values.range(65535, "MSS"))),
        inside(
            "osf",
            Protocols.TCP,
            Option.one("genre", Values::text),
            Option.one("ttl", Printed.decimal(2, "TTL level")).plain(),
            Option.one("log", Printed.decimal(2, "log level")).plain()));
  }

  /** The types of libip6t_mh.c, by number. */
  private static final List<List<String>> MOBILITY =
      List.of(
          List.of("binding-refresh-request", "brr"),
          List.of("home-test-init", "hoti"),
          List.of("careof-test-init", "coti"),
          List.of("home-test", "hot"),
          List.of("careof-test", "cot"),
          List.of("binding-update", "bu"),
          List.of("binding-acknowledgement", "ba"),
          List.of("binding-error", "be"));

  private static String mobility(String word, RuleFamily family) {
    String[] ends = word.split(":", -1);
    for (int i = 0; i < ends.length; i++) {
      for (int number = 0; number < MOBILITY.size(); number++) {
        ends[i] = MOBILITY.get(number).contains(ends[i]) ? Integer.toString(number) : ends[i];
      }
    }
    return range(String.join(":", ends), 255, "MH type");
  }

  private static Extension<Match> inside(String name, int protocol, Option<?>... all) {
    List<Option<?>> order = new ArrayList<>(List.of(all));
    List<Option<?>> options = List.copyOf(order);
    order.removeAll(List.of(SPORT, DPORT));
    return new Extension<>(
        name,
        options,
        (o, rule) -> {
          rule.needProtocol("-m " + name, protocol);
          return new InsideMatch(
              name,
              protocol,
              TransportMatches.portTerm(o, SPORT, rule),
              TransportMatches.portTerm(o, DPORT, rule),
              withoutAll(Printed.words(o, order)));
        });
  }

  /** A range that holds all values is no test, and is not printed unless it is inverted. */
  static List<String> withoutAll(List<String> words) {
    for (int at = 1; at < words.size(); at++) {
      boolean all = ALL.contains(words.get(at)) && (at == 1 || !words.get(at - 2).equals("!"));
      if (all) {
        List<String> rest = new ArrayList<>(words);
        rest.subList(at - 1, at + 1).clear();
        return List.copyOf(rest);
      }
    }
    return words;
  }

  private static Option<String> spi(String name) {
    return Option.one(name, (word, family) -> range(word, 0xffffffffL, "SPI"));
  }

  /** {@code 3}, {@code 3:5}, {@code :5} or {@code 3:}, printed with both ends. */
  static String range(String word, long max, String what) {
    int colon = word.indexOf(':');
    if (colon < 0) {
      return Long.toString(Values.number(word, 0, max, what));
    }
    long first = colon == 0 ? 0 : Values.number(word.substring(0, colon), 0, max, what);
    long last =
        colon == word.length() - 1 ? max : Values.number(word.substring(colon + 1), 0, max, what);
    if (first > last) {
      throw Values.reversed(word, Slip.LAST_WORD);
    }
    return first == last ? Long.toString(first) : first + ":" + last;
  }

  private static String chunks(String scope, String list, RuleFamily family) {
    String which = scope.toLowerCase(Locale.ROOT);
    if (!List.of("all", "any", "only").contains(which)) {
      throw new Slip("\"" + scope + "\" does not say how chunks count; all, any or only is needed");
    }
    if (list.equals("ALL") || list.equals("NONE")) {
      return which + " " + list;
    }
    List<String> given = List.of(list.split(",", -1));
    List<String> printed = new ArrayList<>();
    for (String chunk : CHUNKS) {
      given.stream().filter(g -> g.split(":", 2)[0].equals(chunk)).forEach(printed::add);
    }
    if (printed.size() != given.size()) {
      throw new Slip(
          "\""
              + list
              + "\" has a chunk type that is not known; the types are "
              + String.join(", ", CHUNKS));
    }
    return which + " " + String.join(",", printed);
  }

  private static String dccpTypes(String word, RuleFamily family) {
    List<String> given = List.of(word.toUpperCase(Locale.ROOT).split(",", -1));
    List<String> printed = new ArrayList<>(DCCP_TYPES);
    printed.retainAll(given);
    Optional<String> unknown = given.stream().filter(g -> !DCCP_TYPES.contains(g)).findFirst();
    if (unknown.isPresent()) {
      throw new Slip(
          "\""
              + unknown.get()
              + "\" is no DCCP type; the types are "
              + String.join(", ", DCCP_TYPES));
    }
    return String.join(",", printed);
  }
}
