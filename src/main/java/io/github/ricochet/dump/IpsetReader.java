package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpsetLexer;
import io.github.ricochet.dump.parser.IpsetParser;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.IpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Reads {@code ipset save} and {@code ipset list}, and what {@code ipset -S} saved before 6. */
final class IpsetReader extends LineReader<IpsetParser> {

  /** The types of before version 6, with the newer ones that hold the same. */
  private static final Map<String, String> OLD_TYPES =
      Map.ofEntries(
          Map.entry("ipmap", "bitmap:ip"),
          Map.entry("macipmap", "bitmap:ip,mac"),
          Map.entry("portmap", "bitmap:port"),
          Map.entry("iphash", "hash:ip"),
          Map.entry("iptree", "hash:ip"),
          Map.entry("iptreemap", "hash:ip"),
          Map.entry("nethash", "hash:net"),
          Map.entry("ipporthash", "hash:ip,port"),
          Map.entry("ipportiphash", "hash:ip,port,ip"),
          Map.entry("ipportnethash", "hash:ip,port,net"),
          Map.entry("setlist", "list:set"));

  /** All types. */
  static final String TYPES =
      "(?:hash|bitmap|list):[a-z,]+|(?:mac)?ipmap|portmap|(?:ip|net|ipport(?:ip|net)?)hash"
          + "|iptree(?:map)?|setlist";

  private final Map<String, IpSet> sets = new LinkedHashMap<>();

  /** The sets of a type of before version 6, with that type. */
  private final Map<String, String> old = new HashMap<>();

  private final Map<String, List<IpSet.Entry>> entries = new LinkedHashMap<>();

  /** The set that {@code ipset list} is telling of, and what it said of it so far. */
  private String listed;

  private String listedType;
  private Place listedAt;

  IpsetReader() {
    super(IpsetLexer::new, IpsetParser::new, "add web 10.0.0.2,tcp:80");
  }

  @Override
  void line(IpsetParser parser, Place place, Facts facts) {
    IpsetParser.LineContext line = parser.line();
    // By what a line has, not by its first word: a set may have the name `create` or `add`.
    if (line.type != null) {
      String name = line.name.getText();
      String type = line.type.getText();
      String newer = OLD_TYPES.getOrDefault(type, type);
      old.remove(name);
      if (!newer.equals(type)) {
        old.put(name, type);
      }
      begin(set(name, newer, line.option(), place));
    } else if (line.listing() != null) {
      listing(line.listing(), place);
    } else if (line.element != null) {
      String set = line.name == null ? listed : line.name.getText();
      member(line.element, line.option(), set, place);
    }
  }

  private void begin(IpSet set) {
    sets.put(set.name(), set);
    entries.put(set.name(), new ArrayList<>());
  }

  private void member(
      Token element, List<IpsetParser.OptionContext> options, String set, Place place) {
    List<IpSet.Entry> members = entries.get(set);
    if (members == null) {
      throw new BadValue(element, "below the line that creates its set");
    }
    boolean nomatch =
        options.stream().anyMatch(o -> o.flag != null && o.flag.getType() == IpsetParser.NOMATCH);
    String type = old.get(set);
    List<String> texts = type == null ? List.of(element.getText()) : renewed(element, type);
    for (String text : texts) {
      Elements.check(element, text, sets.get(set).type());
      members.add(new IpSet.Entry(text, nomatch, place.whole()));
    }
  }

  /**
   * What an element of before version 6 is today. A port was one of TCP and of UDP, and a {@code %}
   * stood where a comma does; behind the comma of an iptree is how long the element lasts.
   */
  private static List<String> renewed(Token element, String type) {
    String text = element.getText().replace('%', ',');
    int comma = text.indexOf(',');
    if (type.equals("iptree")) {
      return List.of(comma < 0 ? text : text.substring(0, comma));
    }
    if (!type.startsWith("ipport") || comma < 0) {
      return List.of(text);
    }
    String address = text.substring(0, comma + 1);
    String rest = text.substring(comma + 1);
    return List.of(address + "tcp:" + rest, address + "udp:" + rest);
  }

  private void listing(IpsetParser.ListingContext line, Place place) {
    if (line.name != null) {
      listed = line.name.getText();
      listedAt = place;
    } else if (line.type != null) {
      listedType = line.type.getText();
    } else if (line.header != null && listedAt != null && listedType != null) {
      begin(set(listed, listedType, line.option(), listedAt));
    }
  }

  @Override
  void end(Facts facts) {
    for (IpSet set : sets.values()) {
      facts.add(set.withEntries(entries.get(set.name())));
    }
  }

  private static IpSet set(
      String name, String type, List<IpsetParser.OptionContext> options, Place place) {
    Family family = Family.IPV4;
    int netmask = -1;
    boolean timeout = false;
    for (IpsetParser.OptionContext option : options) {
      if (option.family != null) {
        family = option.family.getType() == IpsetParser.INET6 ? Family.IPV6 : Family.IPV4;
      } else if (option.netmask != null) {
        netmask = (int) TokenValues.number(option.netmask, 128);
      } else {
        timeout |= option.timeout != null;
      }
    }
    return new IpSet(
        name,
        type,
        family,
        netmask < 0 ? family.bits() : netmask,
        timeout,
        List.of(),
        place.whole());
  }
}
