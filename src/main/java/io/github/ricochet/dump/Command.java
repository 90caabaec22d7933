package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Family;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command that printed a stretch, as far as it is told: by the line above, such as a prompt, or
 * by what the file is called. {@code ip route show table 77} does not print the table, nor {@code
 * ip -6 rule} the family.
 */
final class Command {

  /** A prompt of root's, which looks like a comment, before a command whose output is read here. */
  private static final Pattern ROOTS_PROMPT =
      Pattern.compile(
          "#\\s*(?:sudo )?(?:/\\S*/)?(?:"
              + "ip (?:-\\S+ )*(?:a|addr|address|l|li|link|n|nei|neigh|neighbor|r|ro|route|ru|rule)\\b.*"
              + "|bridge (?:-\\S+ )*(?:link|fdb|vlan)\\b.*|brctl show.*"
              + "|(?:ip6?|eb|arp)tables(?:-\\w+)*(?: -.*)?|ipset (?:-\\w+ )*(?:save|list|-[SL]).*"
              + "|sysctl -a.*|cat [/~.]?\\S*/\\S+|ss(?: -.*)?|netstat(?: -.*)?|uname -.*"
              + "|conntrack -L.*|lsmod|nft list .*|ifconfig(?: -a)?|arp -.*|route -.*)");

  /** A command that is run in a container, whose network is not the host's. */
  private static final Pattern CONTAINER =
      Pattern.compile(
          ".*\\b(?:(?:docker|podman|nerdctl|kubectl|lxc|incus|pct|machinectl) (?:\\S+ )*?(?:exec|shell)"
              + "|lxc-attach) .*");

  /** A command that is run in another network namespace. */
  private static final Pattern NAMESPACE =
      Pattern.compile(".*\\b(?:nsenter|ip (?:-\\S+ )*netns exec|ip (?:-\\S+ )*-n(?:etns)?) .*");

  private static final Pattern TABLE =
      Pattern.compile(".*\\bip\\b.*\\br(?:o|oute)?\\b.*\\b(?:table|t)[ =](\\w+).*");
  private static final Pattern TABLE_OF_FILE =
      Pattern.compile(
          ".*table[-_=. ](\\w+?)(?:\\.\\w+)?|ip[-_]?ro?(?:ute)?[-_](\\d{2,})(?:\\.\\w+)?");

  private static final Pattern SIX =
      Pattern.compile("(?:.*[\\W_])?(?:-6|(?<!table[-_=. ])6|ip6|ipv6|inet6)[\\W_].*");

  private Command() {}

  /** Whether a line is a prompt of root's with a command: what comes below is another dump. */
  static boolean isPrompt(String line) {
    return line.startsWith("#") && ROOTS_PROMPT.matcher(line).matches();
  }

  /** Whether the command above a stretch was run in a container. */
  static boolean isInContainer(Stretch stretch) {
    return CONTAINER.matcher(above(stretch.file(), stretch.first())).matches();
  }

  /** Whether the command above a stretch was run in another network namespace. */
  static boolean isInNamespace(Stretch stretch) {
    return NAMESPACE.matcher(above(stretch.file(), stretch.first())).matches();
  }

  /** The routing table of routes that name none: {@code main}, or the one that was asked for. */
  static String table(Stretch stretch) {
    Matcher command = TABLE.matcher(above(stretch.file(), stretch.first()));
    if (command.matches()) {
      return known(command.group(1));
    }
    Matcher file = TABLE_OF_FILE.matcher(DumpFile.baseName(stretch.file().name()));
    if (!file.matches()) {
      return "main";
    }
    return known(file.group(1) == null ? file.group(2) : file.group(1));
  }

  private static String known(String table) {
    return table.equals("all") ? "main" : TokenValues.table(table);
  }

  /** The family that a listing was asked for; IPv4 where nothing is said. */
  static Family family(Stretch stretch) {
    String file = DumpFile.baseName(stretch.file().name()).toLowerCase(Locale.ROOT);
    boolean six =
        SIX.matcher(above(stretch.file(), stretch.first()) + " ").matches()
            || SIX.matcher(file + " ").matches();
    return six ? Family.IPV6 : Family.IPV4;
  }

  /** The line above a stretch, blank ones left out; empty where there is none. */
  static String above(DumpFile file, int first) {
    for (int number = first - 1; number >= 1; number--) {
      String line = KindDetector.head(file, number);
      if (!line.isBlank()) {
        return line;
      }
    }
    return "";
  }
}
