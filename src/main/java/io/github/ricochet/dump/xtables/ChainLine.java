package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import java.util.Locale;
import java.util.Optional;

/** {@code :NAME POLICY [packets:bytes]}: a chain comes to be, or a built-in one gets its policy. */
final class ChainLine {

  private static final int MAX_NAME = 28;

  private final TableBuilder table;
  private final Arguments words;
  private final Places places;

  ChainLine(TableBuilder table, Arguments words, Places places) {
    this.table = table;
    this.words = words;
    this.places = places;
  }

  void define() {
    String name = words.word(0).substring(1);
    Origin at = places.origin(words.start(0), words.end(words.size() - 1));
    boolean builtIn = table.builtIn().contains(name);
    // The chain is there whatever is wrong with the rest of its line, so that its rules find it.
    table.define(
        name, builtIn ? Optional.of(Chain.Policy.ACCEPT) : Optional.empty(), Optional.empty(), at);
    checkLength(name);
    if (words.size() < 2) {
      throw new Slip(
          "the policy is missing; ACCEPT, DROP or (for a chain of your own) - must follow", 0);
    }
    Optional<Counters> counters = words.size() > 2 ? Optional.of(counters(2)) : Optional.empty();
    if (words.size() > 3) {
      throw new Slip("\"" + words.word(3) + "\" after the counters; nothing may follow there", 3);
    }
    table.define(name, policy(words.word(1), builtIn, name), counters, at);
  }

  private static void checkLength(String name) {
    if (name.length() > MAX_NAME) {
      throw new Slip(
          "chain name of " + name.length() + " characters; at most " + MAX_NAME + " are allowed",
          0);
    }
  }

  private Optional<Chain.Policy> policy(String word, boolean builtIn, String name) {
    if (word.equals("-")) {
      return builtIn ? Optional.of(Chain.Policy.ACCEPT) : Optional.empty();
    }
    if (!builtIn) {
      String upper = name.toUpperCase(Locale.ROOT);
      if (table.builtIn().contains(upper)) {
        throw new Slip("no built-in chain \"" + name + "\"; did you mean " + upper + "?", 0);
      }
      String found =
          "policy "
              + word
              + " for "
              + name
              + ", which is no built-in chain of table "
              + table.name();
      throw new Slip(found + "; it must be -", 1);
    }
    return Optional.of(policy(word, 1, table.family()));
  }

  /**
   * A policy's name.
   *
   * @throws Slip if it is none
   */
  static Chain.Policy policy(String word, int at, RuleFamily family) {
    boolean bridge = family == RuleFamily.EBTABLES;
    return switch (word) {
      case "ACCEPT" -> Chain.Policy.ACCEPT;
      case "DROP" -> Chain.Policy.DROP;
      default -> {
        if (bridge && word.equals("RETURN")) {
          yield Chain.Policy.RETURN;
        }
        String wanted = bridge ? "ACCEPT, DROP or RETURN" : "ACCEPT or DROP";
        throw new Slip("\"" + word + "\" is no policy; " + wanted + " is needed", at);
      }
    };
  }

  private Counters counters(int at) {
    String word = words.word(at);
    if (!isCounters(word)) {
      throw new Slip("\"" + word + "\" are no counters; [packets:bytes] is needed", at);
    }
    return Values.counters(word, 0, word.length());
  }

  /** Whether it is two numbers with a colon between them, in brackets. */
  private static boolean isCounters(String word) {
    int colon = word.indexOf(':');
    return word.startsWith("[")
        && word.endsWith("]")
        && isNumber(word, 1, colon)
        && isNumber(word, colon + 1, word.length() - 1);
  }

  private static boolean isNumber(String word, int from, int to) {
    for (int i = from; i < to; i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
