package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What would have been right: names near to a name that is not known, and where an option belongs.
 */
final class Advice {

  private Advice() {}

  /** Where an option that is not known at its place would be known. */
  static String unknownOption(String option, List<Loaded<Match>> loaded) {
    for (String protocol : List.of("tcp", "udp", "icmp", "icmp6")) {
      Extension<Match> extension = Extensions.match(protocol, null).orElseThrow();
      if (extension.options().containsKey(option)) {
        String wanted = option.contains("port") ? "-p tcp or -p udp" : "-p " + protocol;
        return "the option --" + option + " without its protocol; put " + wanted + " before it";
      }
    }
    for (Extension<Match> match : Extensions.matches()) {
      if (match.options().containsKey(option)) {
        return "the option --"
            + option
            + " without its match; put -m "
            + match.name()
            + " before it";
      }
    }
    for (Extension<Target> target : Extensions.targets()) {
      if (target.options().containsKey(option)) {
        return "the option --"
            + option
            + " without its target; put -j "
            + target.name()
            + " before it";
      }
    }
    List<String> known = new ArrayList<>(HeaderOptions.LONG.keySet());
    loaded.forEach(l -> known.addAll(l.extension().options().keySet()));
    return nearest(option, known)
        .map(near -> "no option --" + option + "; did you mean --" + near + "?")
        .orElse(
            "no option --"
                + option
                + " of this rule's matches and target; it must stand after the -m or -j that has it");
  }

  /**
   * Refuses a match name that is likely a misspelt one.
   *
   * @throws Slip with the name that was meant
   */
  static void checkMatchName(String name) {
    if (Extensions.FOREIGN_MATCHES.contains(name)) {
      return;
    }
    List<String> known = Extensions.matches().stream().map(Extension::name).toList();
    Optional<String> near = nearest(name, known);
    if (near.isPresent()) {
      throw new Slip("no match \"" + name + "\"; did you mean -m " + near.get() + "?");
    }
  }

  /**
   * A standard target or a chain.
   *
   * @throws Slip if it is the name of a target in the wrong case
   */
  static Target simpleTarget(String name, Predicate<String> isChain) {
    switch (name) {
      case "ACCEPT", "DROP", "RETURN", "QUEUE" -> {
        return Target.Standard.valueOf(name);
      }
      default -> {
        if (isChain.test(name)) {
          return new Target.Jump(name);
        }
        String upper = name.toUpperCase(Locale.ROOT);
        boolean standard = List.of("ACCEPT", "DROP", "RETURN", "QUEUE").contains(upper);
        if (standard || Extensions.target(upper).isPresent()) {
          throw new Slip("no chain \"" + name + "\"; did you mean the target " + upper + "?");
        }
        return new Target.Jump(name);
      }
    }
  }

  /** The table that a wrong name most likely means; the name itself where there is none. */
  static String tableName(String written, RuleFamily family) {
    String lower = written.toLowerCase(Locale.ROOT);
    return BuiltIn.tables(family).contains(lower)
        ? lower
        : nearest(lower, BuiltIn.tables(family)).orElse(written);
  }

  /** What a line inside a table is that is none of its own. */
  static String foreignLine(String line) {
    String text = line.strip();
    if (text.matches("(sudo\\s+)?(/\\S+/)?(ip6?tables|ebtables)(-legacy|-nft)?\\s+-.*")) {
      return "a command for the shell; in a rules file a rule begins with -A, without the program's name";
    }
    if (text.matches("(?!>{7})\\S*[$#%>]\\s.*") || text.matches(".*\\S+@\\S+.*[$#%>].*")) {
      return "a shell prompt inside of a table; take this line out";
    }
    if (text.matches("(<{7}|={7}|>{7}|\\|{7})( .*)?")) {
      return "a mark of a merge conflict; settle the conflict and take this line out";
    }
    if (text.equalsIgnoreCase("COMMIT")) {
      return "COMMIT in small letters; it is written in capitals";
    }
    return "a line that is no rule; within a table there are :CHAIN lines, rules with -A, comments with # and COMMIT";
  }

  /** A word with one dash that is none of the short options. */
  static String shortOption(String word) {
    if (word.matches("-[AIDRNXFZPEC]")) {
      return "a second command, " + word + "; a line has one";
    }
    String two = isLongOption(word.substring(1)) ? ": -" + word : "";
    return "no option " + word + "; long options begin with two dashes" + two;
  }

  /** Whether an option that began with two dashes would be known, in whatever match or target. */
  static boolean isLongOption(String name) {
    return HeaderOptions.LONG.containsKey(name)
        || Extensions.matches().stream().anyMatch(m -> m.options().containsKey(name))
        || Extensions.targets().stream().anyMatch(t -> t.options().containsKey(name));
  }

  /** A word that is neither an option nor the argument of one. */
  static String badArgument(String word) {
    if (word.startsWith("#")) {
      return "a comment after a rule; iptables-restore knows comments in lines of their own only, or use -m comment";
    }
    if (word.equals("\\")) {
      return "a backslash at the end; a rule of a rules file is one line";
    }
    if (word.indexOf('\'') >= 0) {
      return word
          + " belongs to no option; single quotes do not hold words together here, double quotes do";
    }
    return "\""
        + word
        + "\" belongs to no option; every word of a rule is an option or its argument";
  }

  /**
   * What is wrong where a line has a character that a word processor has put in; null where it has
   * none.
   */
  static String oddCharacter(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb', '\u2018', '\u2019' -> {
          return "typographic quotes (" + c + "); plain double quotes are needed";
        }
        case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> {
          return "a typographic dash (" + c + "); plain - or -- is needed";
        }
        case '\u00a0', '\u2007', '\u202f', '\u3000' -> {
          return "a non-breaking space, which is part of a word for iptables; a plain blank is needed";
        }
        case '\u200b', '\u200c', '\u200d', '\ufeff', '\u2060' -> {
          return "an invisible character (U+" + Integer.toHexString(c) + "); take it out";
        }
        default -> {}
      }
    }
    return null;
  }

  /** The known name that is at most two letters away, one for short names. */
  static Optional<String> nearest(String name, Collection<String> known) {
    String best = null;
    int least = name.length() < 5 ? 2 : 3;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(name, candidate, least);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * How many letters are to be put in, taken out, changed or swapped; {@code limit} where it is not
   * less.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
