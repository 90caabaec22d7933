package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code iptables -S} prints: commands without tables, the policies (or a new chain) first.
 */
final class Listing {

  private static final Pattern POLICY = Pattern.compile("-P (\\S+) .*");
  private static final Pattern TARGET = Pattern.compile("-A (\\S+) .*-j (\\S+).*|-A (\\S+).*");

  private Listing() {}

  /** Whether the line gives a policy. */
  static boolean isPolicy(DumpFile file, int line) {
    return file.line(line).startsWith("-P ");
  }

  /**
   * The table whose listing begins at this line; null where none does.
   *
   * @param first whether no listing is going on
   */
  static String tableFrom(DumpFile file, int line, int lastLine, boolean first) {
    if (first && file.line(line).startsWith("-N ")) {
      return guess(file, line, lastLine);
    }
    if (!isPolicy(file, line) || !(first || !isPolicy(file, line - 1))) {
      return null;
    }
    Set<String> policies = new LinkedHashSet<>();
    int at = line;
    for (; at <= lastLine && isPolicy(file, at); at++) {
      Matcher policy = POLICY.matcher(file.line(at));
      if (policy.matches()) {
        policies.add(policy.group(1));
      }
    }
    int rest = at;
    return BuiltIn.tableOf(policies).orElseGet(() -> guess(file, rest, lastLine));
  }

  /** The table that has the targets and chains of a listing; filter where nothing tells. */
  private static String guess(DumpFile file, int from, int lastLine) {
    for (int at = from; at <= lastLine && !isPolicy(file, at); at++) {
      Matcher rule = TARGET.matcher(file.line(at));
      if (rule.matches()) {
        String table =
            tableOf(rule.group(1) != null ? rule.group(1) : rule.group(3), rule.group(2));
        if (table != null) {
          return table;
        }
      }
    }
    return "filter";
  }

  private static String tableOf(String chain, String target) {
    return switch (target == null ? "" : target) {
      case "DNAT", "SNAT", "MASQUERADE", "REDIRECT", "NETMAP" -> "nat";
      case "CT", "NOTRACK", "TRACE" -> "raw";
      case "TOS", "TTL", "HL", "DSCP", "ECN", "TPROXY" -> "mangle";
      case "REJECT" -> "filter";
      default -> chain.equals("FORWARD") ? "filter" : chain.endsWith("ROUTING") ? "nat" : null;
    };
  }
}
