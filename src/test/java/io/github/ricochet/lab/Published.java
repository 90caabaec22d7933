package io.github.ricochet.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a router publishes: what a DNAT, REDIRECT or NETMAP rule that PREROUTING or OUTPUT can reach
 * names by address, protocol and port, whoever may ask and by whichever interface; one that names
 * no address publishes at the router's own, to machines outside at those that face them. It is read
 * from the text of the rules, so that no reader and no fact of the linter has a say in it.
 */
final class Published {

  private static final Set<String> TARGETS = Set.of("DNAT", "REDIRECT", "NETMAP");
  private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\S+");

  /** One option of a rule. */
  private record Option(String value, boolean negated) {}

  private final Map<String, List<List<String>>> chains = new HashMap<>();
  private final Set<String> own;
  private final Set<String> outer;

  /**
   * @param rules what {@code iptables-save} prints
   * @param own the addresses on the router's interfaces
   * @param outer those of them that face the outside
   */
  Published(String rules, Set<String> own, Set<String> outer) {
    this.own = own;
    this.outer = outer;
    String table = "";
    for (String line : rules.split("\n", -1)) {
      if (line.startsWith("*")) {
        table = line.substring(1).strip();
      } else if (table.equals("nat") && line.startsWith("-A ")) {
        List<String> words = words(line);
        chains
            .computeIfAbsent(words.get(1), c -> new ArrayList<>())
            .add(words.subList(2, words.size()));
      }
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /** Whether some rule publishes it for this machine. */
  boolean holds(String from, String to, String protocol, int port) {
    boolean outside = from.startsWith("ext") || from.startsWith("world");
    boolean named = (outside ? outer : own).contains(to);
    return leads("PREROUTING", named, Set.of(), to, protocol, port)
        || leads("OUTPUT", named, Set.of(), to, protocol, port);
  }

  private boolean leads(
      String chain, boolean named, Set<String> above, String to, String protocol, int port) {
    Set<String> seen = new HashSet<>(above);
    if (!seen.add(chain)) {
      return false;
    }
    for (List<String> rule : chains.getOrDefault(chain, List.of())) {
      String target = option(rule, "-j", "-g").map(Option::value).orElse("");
      boolean names = named || option(rule, "-d").filter(o -> !o.negated()).isPresent();
      if (admits(rule, to, protocol, port)
          && ((names && TARGETS.contains(target))
              || leads(target, names, seen, to, protocol, port))) {
        return true;
      }
    }
    return false;
  }

  private static boolean admits(List<String> rule, String to, String protocol, int port) {
    return option(rule, "-d").filter(o -> isIn(o.value(), to) == o.negated()).isEmpty()
        && option(rule, "-p").filter(o -> o.value().equals(protocol) == o.negated()).isEmpty()
        && option(rule, "--dport", "--dports", "--ports")
            .filter(o -> isAmong(o.value(), port) == o.negated())
            .isEmpty();
  }

  private static Optional<Option> option(List<String> rule, String... names) {
    Set<String> wanted = Set.of(names);
    for (int i = 0; i + 1 < rule.size(); i++) {
      if (wanted.contains(rule.get(i))) {
        return Optional.of(new Option(rule.get(i + 1), i > 0 && rule.get(i - 1).equals("!")));
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(String prefix, String address) {
    int slash = prefix.indexOf('/');
    int length = slash < 0 ? 32 : Integer.parseInt(prefix.substring(slash + 1));
    String network = slash < 0 ? prefix : prefix.substring(0, slash);
    int shift = 32 - length;
    return length == 0 || (bits(network) >>> shift) == (bits(address) >>> shift);
  }

  private static int bits(String address) {
    int bits = 0;
    for (String part : address.split("\\.", -1)) {
      bits = (bits << 8) | Integer.parseInt(part);
    }
    return bits;
  }

  private static boolean isAmong(String ranges, int port) {
    for (String range : ranges.split(",", -1)) {
      String[] ends = range.split("[:-]", -1);
      if (Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[ends.length - 1])) {
        return true;
      }
    }
    return false;
  }
}
