package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpsetLexer;
import io.github.ricochet.dump.parser.IpsetParser;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Reads {@code ipset save} and {@code ipset list}. */
final class IpsetReader extends LineReader<IpsetParser> {

  private final Map<String, IpSet> sets = new LinkedHashMap<>();
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
      entries.put(name, new ArrayList<>());
      sets.put(name, set(name, line.type.getText(), line.option(), place));
    } else if (line.listing() != null) {
      listing(line.listing(), place);
    } else if (line.element != null) {
      String set = line.name == null ? listed : line.name.getText();
      member(line.element, line.option(), set, place);
    }
  }

  private void member(
      Token element, List<IpsetParser.OptionContext> options, String set, Place place) {
    List<IpSet.Entry> members = entries.get(set);
    if (members == null) {
      throw new BadValue(element, "below the line that creates its set");
    }
    boolean nomatch =
        options.stream().anyMatch(o -> o.flag != null && o.flag.getType() == IpsetParser.NOMATCH);
    members.add(new IpSet.Entry(element.getText(), nomatch, place.whole()));
  }

  private void listing(IpsetParser.ListingContext line, Place place) {
    if (line.name != null) {
      listed = line.name.getText();
      listedAt = place;
    } else if (line.type != null) {
      listedType = line.type.getText();
    } else if (line.HEADER_IS() != null && listedAt != null && listedType != null) {
      entries.put(listed, new ArrayList<>());
      sets.put(listed, set(listed, listedType, line.option(), listedAt));
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
