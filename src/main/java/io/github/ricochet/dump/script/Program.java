package io.github.ricochet.dump.script;

import io.github.ricochet.host.RuleFamily;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the programs that set rules.
 *
 * @param family whose rules
 * @param kind empty text, {@code restore} or {@code save}
 */
record Program(RuleFamily family, String kind) {

  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?(ip|ip6|eb)tables(?:-(?:nft|legacy))?(?:-(restore|save))?");

  /** Words before a command that change nothing about it. */
  private static final Set<String> WRAPPERS =
      Set.of("sudo", "exec", "command", "nohup", "env", "nice", "builtin", "!");

  static Optional<Program> named(String word) {
    Matcher name = NAME.matcher(word);
    if (!name.matches()) {
      return Optional.empty();
    }
    RuleFamily family =
        switch (name.group(1)) {
          case "ip" -> RuleFamily.IPTABLES;
          case "ip6" -> RuleFamily.IP6TABLES;
          default -> RuleFamily.EBTABLES;
        };
    return Optional.of(new Program(family, name.group(2) == null ? "" : name.group(2)));
  }

  /** Where in the words the program stands; -1 where none of them is one. */
  static int place(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (named(words.get(i)).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** Whether nothing before it changes what it does. */
  static boolean isWrapped(List<String> words, int place) {
    return WRAPPERS.containsAll(words.subList(0, place));
  }
}
