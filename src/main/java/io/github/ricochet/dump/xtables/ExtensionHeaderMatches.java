package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.ExtensionHeaderMatch;
import io.github.ricochet.host.xtables.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * The matches of ip6tables on extension headers: ah, dst, hbh, frag, rt, srh, ipv6header, eui64.
 */
final class ExtensionHeaderMatches {

  private static final long U32 = 0xffffffffL;

  /** Names of headers in the save program's order, and what else stands for them. */
  private static final List<List<String>> HEADERS =
      List.of(
          List.of("hop-by-hop", "hop", "0"),
          List.of("ipv6-opts", "dst", "60"),
          List.of("ipv6-route", "route", "43"),
          List.of("ipv6-frag", "frag", "44"),
          List.of("ah", "auth", "51"),
          List.of("esp", "50"),
          List.of("ipv6-nonxt", "none", "59"),
          List.of("protocol", "proto", "255"));

  private ExtensionHeaderMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        header("ah", range("ahspi", U32), number("ahlen", U32), Option.flag("ahres").plain()),
        header("dst", number("dst-len", U32), Option.one("dst-opts", Values::text).plain()),
        header("hbh", number("hbh-len", U32), Option.one("hbh-opts", Values::text).plain()),
        header(
            "frag",
            range("fragid", U32),
            number("fraglen", U32),
            Option.flag("fragres").plain(),
            Option.flag("fragfirst").plain(),
            Option.flag("fragmore").plain(),
            Option.flag("fraglast").plain()),
        header(
            "rt",
            number("rt-type", U32),
            range("rt-segsleft", U32),
            number("rt-len", U32),
            Option.flag("rt-0-res").plain(),
            Option.one("rt-0-addrs", ExtensionHeaderMatches::addresses).plain(),
            Option.flag("rt-0-not-strict").plain()),
        srh(),
        Printed.undecided(
            "ipv6header",
            Option.one("header", ExtensionHeaderMatches::headers),
            Option.flag("soft").plain()),
        Printed.undecided("eui64"));
  }

  private static Extension<Match> header(String name, Option<?>... order) {
    List<Option<?>> options = List.of(order);
    return new Extension<>(
        name,
        options,
        (o, rule) ->
            new ExtensionHeaderMatch(name, InsideMatches.withoutAll(Printed.words(o, options))));
  }

  private static Extension<Match> srh() {
    List<Option<?>> options = new ArrayList<>();
    options.add(number("srh-next-hdr", 255));
    for (String field : List.of("hdr-len", "segs-left", "last-entry")) {
      for (String comparison : List.of("eq", "gt", "lt")) {
        options.add(number("srh-" + field + "-" + comparison, 255));
      }
    }
    options.add(number("srh-tag", 65535));
    for (String address : List.of("psid", "nsid", "lsid")) {
      options.add(Option.one("srh-" + address, ExtensionHeaderMatches::unmasked));
    }
    return new Extension<>(
        "srh", options, (o, rule) -> new ExtensionHeaderMatch("srh", Printed.words(o, options)));
  }

  /** The address as written: srh does not mask it when it prints it. */
  private static String unmasked(String word, RuleFamily family) {
    String prefix = Values.prefix(word, family).toString();
    return Values.address(word.split("/", 2)[0], family) + prefix.substring(prefix.indexOf('/'));
  }

  private static Option<String> number(String name, long max) {
    return Option.one(name, Printed.decimal(max, "number"));
  }

  private static Option<String> range(String name, long max) {
    return Option.one(name, (word, family) -> InsideMatches.range(word, max, "number"));
  }

  private static String addresses(String word, RuleFamily family) {
    List<String> addresses = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      addresses.add(Values.address(part, family).toString());
    }
    return String.join(",", addresses);
  }

  private static String headers(String word, RuleFamily family) {
    List<String> given = List.of(word.split(",", -1));
    List<String> printed = new ArrayList<>();
    for (List<String> names : HEADERS) {
      if (given.stream().anyMatch(names::contains)) {
        printed.add(names.get(0));
      }
    }
    for (String name : given) {
      if (HEADERS.stream().noneMatch(names -> names.contains(name))) {
        throw new Slip(
            "\""
                + name
                + "\" is no extension header; hop, dst, route, frag, auth, esp, none or proto is needed");
      }
    }
    return String.join(",", printed);
  }
}
