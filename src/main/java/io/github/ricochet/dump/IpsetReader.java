package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpsetLexer;
import io.github.ricochet.dump.parser.IpsetParser;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ipset save}. */
final class IpsetReader extends LineReader<IpsetParser> {

  private final Map<String, IpSet> sets = new LinkedHashMap<>();
  private final Map<String, List<IpSet.Entry>> entries = new LinkedHashMap<>();

  IpsetReader() {
    super(IpsetLexer::new, IpsetParser::new, "add web 10.0.0.2,tcp:80");
  }

  @Override
  void line(IpsetParser parser, Place place, Facts facts) {
    IpsetParser.LineContext line = parser.line();
    if (line.CREATE() != null) {
      String name = line.name.getText();
      entries.put(name, new ArrayList<>());
      sets.put(name, set(line, name, place));
    } else if (line.ADD() != null) {
      List<IpSet.Entry> members = entries.get(line.name.getText());
      if (members == null) {
        throw new BadValue(line.name, "a set with a create line above");
      }
      boolean nomatch =
          line.option().stream()
              .anyMatch(o -> o.flag != null && o.flag.getType() == IpsetParser.NOMATCH);
      members.add(new IpSet.Entry(line.element.getText(), nomatch, place.whole()));
    }
  }

  @Override
  void end(Facts facts) {
    for (IpSet set : sets.values()) {
      facts.add(set.withEntries(entries.get(set.name())));
    }
  }

  private static IpSet set(IpsetParser.LineContext line, String name, Place place) {
    Family family = Family.IPV4;
    int netmask = -1;
    boolean timeout = false;
    for (IpsetParser.OptionContext option : line.option()) {
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
        line.type.getText(),
        family,
        netmask < 0 ? family.bits() : netmask,
        timeout,
        List.of(),
        place.whole());
  }
}
