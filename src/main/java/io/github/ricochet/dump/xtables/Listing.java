package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import java.util.LinkedHashSet;
import java.util.Set;

/** What {@code iptables -S} prints: commands without tables, the policies first. */
final class Listing {

  private Listing() {}

  /** Whether the line gives a policy. */
  static boolean isPolicy(DumpFile file, int line) {
    return file.line(line).startsWith("-P ");
  }

  /** The table whose listing begins at this line; null where none does. */
  static String tableFrom(DumpFile file, int line, int lastLine) {
    if (file.line(line).startsWith("-N ")) {
      return "filter";
    }
    Set<String> policies = new LinkedHashSet<>();
    for (int at = line; at <= lastLine && isPolicy(file, at); at++) {
      policies.add(file.line(at).split("\\s+", 3)[1]);
    }
    return policies.isEmpty() ? null : BuiltIn.tableOf(policies).orElse("filter");
  }
}
