package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the rules of iptables, ip6tables, ebtables and arptables in a file and tells them apart.
 * All of their save formats look alike; the comment at their head names the program, and where
 * there is none, addresses and options that only one of them knows.
 */
final class Xtables {

  private static final Pattern HEAD =
      Pattern.compile("# (?:Generated|Completed) (?:by (ip|ip6|eb|arp)tables|on ).*");

  /** How iptables-nft-save tells of rules that it does not print. */
  static final String WARNING = "# Warning: ip";

  /** How iptables-nft-save tells of a table that it does not print, or not wholly. */
  static final String INCOMPATIBLE = "# Table `";

  private static final Predicate<String> TABLE =
      Pattern.compile("(?i)\\*(?:raw|mangle|nat|filter|security|broute)\\b.*").asMatchPredicate();
  private static final Predicate<String> CHAIN =
      Pattern.compile(":\\S+ (?:ACCEPT|DROP|RETURN|QUEUE|CONTINUE|-)\\b?.*").asMatchPredicate();
  private static final Predicate<String> RULE =
      Pattern.compile(
              // ipset has -N as well, but with the type of the set behind its name.
              "(?!-N \\S+ (?:"
                  + IpsetReader.TYPES
                  + ")(?: |$))(?:\\[\\d+:\\d+\\] )?(?:-[AINPDRXFZ]|--(?:append|insert|new-chain|policy|delete|flush)) \\S.*")
          .asMatchPredicate();

  private static final Pattern EBTABLES =
      Pattern.compile(
          "\\*broute.*|.* -j CONTINUE ?|.* --logical-(?:in|out) .*|.* --ip6?-(?:src|dst|proto|sport|dport|tos) .*"
              + "|.* -p (?:! )?(?:IPv4|IPv6|ARP|RARP|802_1Q|LENGTH|0x[0-9a-fA-F]{3,4}) .*"
              + "|.* -j (?:redirect|dnat|snat|mark|arpreply) ?.*|.* --(?:among-src|among-dst|pkttype-type|vlan-id|stp-type) .*"
              + "|.* -[sd] (?:! )?(?:Unicast|Multicast|Broadcast|BGA|(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2})[ /].*");
  private static final Pattern IP6TABLES =
      Pattern.compile(
          ".* -[sd] (?:! )?[0-9a-fA-F]*:[0-9a-fA-F:]*[:/ ].*|.* (?:-p|--protocol) (?:ipv6-icmp|icmpv6|icmp6)\\b.*"
              + "|.* --icmpv6-type .*|.* --reject-with icmp6-.*|.* -m (?:icmp6|hl|ipv6header|frag|rt|hbh|dst|eui64) .*"
              + "|.* --to-(?:destination|source) \\[.*|.* -j DNPT.*|.* -j SNPT.*");
  private static final Pattern IPTABLES =
      Pattern.compile(
          ".* -[sd] (?:! )?\\d+\\.\\d+\\.\\d+\\.\\d+.*|.* (?:-p|--protocol) icmp\\b.*|.* --icmp-type .*"
              + "|.* --reject-with icmp-.*|.* --to-(?:destination|source) \\d+\\..*");

  /** Where so many lines do not tell whose rules they are, no more are asked. */
  private static final int TELLING_LINES = 50_000;

  /** A command that lists rules, such as one behind a prompt. */
  private static final Pattern PROGRAM =
      Pattern.compile("(?:.*\\W)?(ip|ip6|eb|arp)tables(?:-(?:nft|legacy))?(?:-save)?(?: -.*)?");

  private Xtables() {}

  /** Whether such a dump, or a piece of one, can start with this line. */
  static boolean starts(String line) {
    if (line.isEmpty()) {
      return false;
    }
    return switch (line.charAt(0)) {
      case '#' ->
          line.startsWith(WARNING)
              || line.startsWith(INCOMPATIBLE)
              || (line.startsWith("# Generated ") && HEAD.matcher(line).matches());
      case '*' -> TABLE.test(line);
      case ':' -> CHAIN.test(line);
      case '-', '[' -> RULE.test(line);
      default -> false;
    };
  }

  /** The lines that most of a dump is made of, in place and without a regular expression. */
  private static boolean isAppend(String text, int lineStart) {
    return text.startsWith("-A ", lineStart)
        && lineStart + 3 < text.length()
        && text.charAt(lineStart + 3) > ' ';
  }

  /** The same for chains of a user's own. */
  private static boolean isOwnChain(String text, int lineStart) {
    int at = lineStart;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return text.startsWith(":", lineStart) && at > lineStart + 1 && text.startsWith(" - ", at);
  }

  private static boolean isTable(String line) {
    return line.startsWith("*") && TABLE.test(line);
  }

  /**
   * The last line of the rules that start at line {@code first}. Within a table nothing is foreign
   * but the plain start of another dump, so that a broken line, or a table without its COMMIT,
   * stays what it is.
   *
   * @param otherStarts whether another kind of dump starts with a line
   */
  static int end(DumpFile file, int first, Predicate<String> otherStarts) {
    boolean open = false;
    int last = first;
    for (int number = first; number <= file.lines(); number++) {
      if (isAppend(file.text(), file.lineStart(number))) {
        last = number;
        continue;
      }
      if (isOwnChain(file.text(), file.lineStart(number))) {
        open = true;
        last = number;
        continue;
      }
      String line = KindDetector.head(file, number);
      if (line.startsWith(WARNING) || line.startsWith(INCOMPATIBLE)) {
        last = number;
      } else if (!open && Command.isPrompt(line)) {
        break;
      } else if (line.isEmpty() || line.charAt(0) == '#') {
        if (HEAD.matcher(line).matches()) {
          open = false;
          last = number;
        }
      } else if (line.equals("COMMIT")) {
        open = false;
        last = number;
      } else if (starts(line)) {
        open |= line.charAt(0) == '*' || line.charAt(0) == ':';
        last = number;
      } else if (!(open || line.charAt(0) == '-') || otherStarts.test(line)) {
        break;
      } else {
        last = number;
      }
    }
    return last;
  }

  /** The dumps in these lines: one for each run of tables of one program. */
  static List<Stretch> split(DumpFile file, int first, int last) {
    List<Integer> starts = new ArrayList<>();
    boolean headed = false;
    for (int number = first; number <= last; number++) {
      if (number > first && "#*".indexOf(file.text().charAt(file.lineStart(number))) < 0) {
        continue;
      }
      String line = KindDetector.head(file, number);
      boolean head = line.startsWith("# Generated ");
      boolean table = isTable(line);
      if (number == first || head || (table && !headed)) {
        starts.add(number);
      }
      headed = head || (headed && !table);
    }
    List<Stretch> found = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) - 1 : last;
      Optional<DumpKind> kind = kind(file, starts.get(i), end);
      Stretch before = found.isEmpty() ? null : found.get(found.size() - 1);
      if (before != null && kind.map(k -> k == before.kind()).orElse(true)) {
        found.set(found.size() - 1, new Stretch(file, before.kind(), before.first(), end));
      } else {
        found.add(new Stretch(file, kind.orElse(byName(file, first)), starts.get(i), end));
      }
    }
    return found;
  }

  /** The kind that the lines themselves tell. */
  private static Optional<DumpKind> kind(DumpFile file, int first, int last) {
    int enough = Math.min(last, first + TELLING_LINES - 1);
    for (int number = first; number <= enough; number++) {
      if (file.text().startsWith(":", file.lineStart(number))) {
        // Of chains alone, only the one that no other program has tells anything.
        if (file.text().startsWith(":BROUTING ", file.lineStart(number))) {
          return Optional.of(DumpKind.EBTABLES_SAVE);
        }
        continue;
      }
      String line = KindDetector.head(file, number) + " ";
      Matcher head = HEAD.matcher(line);
      if (head.matches() && head.group(1) != null) {
        return Optional.of(named(head.group(1)));
      }
      if (line.length() < 2 || line.charAt(0) == '#') {
        continue;
      }
      if (EBTABLES.matcher(line).matches()) {
        return Optional.of(DumpKind.EBTABLES_SAVE);
      }
      if (IP6TABLES.matcher(line).matches()) {
        return Optional.of(DumpKind.IP6TABLES_SAVE);
      }
      if (IPTABLES.matcher(line).matches()) {
        return Optional.of(DumpKind.IPTABLES_SAVE);
      }
    }
    return Optional.empty();
  }

  private static DumpKind named(String program) {
    return switch (program) {
      case "ip6" -> DumpKind.IP6TABLES_SAVE;
      case "eb" -> DumpKind.EBTABLES_SAVE;
      case "arp" -> DumpKind.ARPTABLES_SAVE;
      default -> DumpKind.IPTABLES_SAVE;
    };
  }

  /**
   * Rules that would do for any program, such as policies alone, are what the command above them
   * says, or what their file is called.
   */
  private static DumpKind byName(DumpFile file, int first) {
    Matcher command = PROGRAM.matcher(Command.above(file, first));
    if (command.matches()) {
      return named(command.group(1));
    }
    String name = DumpFile.baseName(file.name().toLowerCase(Locale.ROOT));
    if (name.contains("ip6tables") || name.endsWith(".v6")) {
      return DumpKind.IP6TABLES_SAVE;
    }
    if (name.contains("arptables")) {
      return DumpKind.ARPTABLES_SAVE;
    }
    return name.contains("ebtables") ? DumpKind.EBTABLES_SAVE : DumpKind.IPTABLES_SAVE;
  }
}
