package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.HandOver;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UndecidedMatch;
import io.github.ricochet.host.xtables.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Extensions whose options say nothing about a packet's way: the options are checked, and kept as
 * the save program prints them, in its order. Each option's value is its printed text; a flag's is
 * true.
 */
final class Printed {

  private Printed() {}

  /** A match that no dump decides. */
  static Extension<Match> undecided(String name, Option<?>... order) {
    List<Option<?>> options = List.of(order);
    return new Extension<>(name, options, (o, rule) -> new UndecidedMatch(name, words(o, options)));
  }

  /** A target that leaves the packet's way as it is. */
  static Extension<Target> harmless(String name, Option<?>... order) {
    List<Option<?>> options = List.of(order);
    return new Extension<>(
        name, options, (o, rule) -> new MangleTarget.Harmless(name, words(o, options)));
  }

  /** A target that hands the packet to a program or a socket. */
  static Extension<Target> handOver(String name, Option<?>... order) {
    List<Option<?>> options = List.of(order);
    return new Extension<>(name, options, (o, rule) -> new HandOver(name, words(o, options)));
  }

  /**
   * The given options in the save program's order, each with its {@code !} and its value.
   *
   * @throws Slip if one is missing that is required
   */
  static List<String> words(Options given, List<Option<?>> order) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Option<?> option = order.get(i);
      if (option.isRequired()) {
        given.needTerm(option);
      }
      for (int at = given.next(option, 0); at >= 0; at = given.next(option, at + 1)) {
        addWords(option, given.term(at), words);
      }
    }
    return List.copyOf(words);
  }

  private static void addWords(Option<?> option, Term<?> term, List<String> words) {
    if (term.not()) {
      words.add("!");
    }
    words.add(option.spelling());
    if (!Boolean.TRUE.equals(term.value()) && !"".equals(term.value())) {
      words.add(String.valueOf(term.value()));
    }
  }

  /** A free text, quoted as xtables_save_string() does. */
  static String quoted(String word, RuleFamily family) {
    return Words.quote(word);
  }

  /** A number from 0 to {@code max}, printed in decimal. */
  static Option.One<String> decimal(long max, String what) {
    return (word, family) -> Long.toString(Values.number(word, 0, max, what));
  }

  /** A number from 0 to {@code max}, printed in hexadecimal with 0x. */
  static Option.One<String> hex(long max, String what) {
    return (word, family) -> "0x" + Long.toHexString(Values.number(word, 0, max, what));
  }

  /** A reader of one word out of a few. */
  static Option.One<String> oneOf(String... names) {
    return (word, family) -> {
      if (!List.of(names).contains(word)) {
        throw new Slip(
            "\"" + word + "\" is not known here; it must be one of " + String.join(", ", names));
      }
      return word;
    };
  }
}
