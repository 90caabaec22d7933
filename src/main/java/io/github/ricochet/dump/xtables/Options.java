package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that a rule gives to one extension. */
final class Options {

  private final List<Option<?>> given = new ArrayList<>(4);
  private final List<Term<?>> terms = new ArrayList<>(4);
  private final List<Integer> words = new ArrayList<>(4);

  /**
   * Reads an option's words and keeps the value.
   *
   * @param word index of its last word
   */
  <T> void add(
      Option<T> option, boolean not, String first, String second, RuleFamily family, int word) {
    given.add(option);
    words.add(word);
    terms.add(new Term<>(not, option.read(first, second, family)));
  }

  boolean has(Option<?> option) {
    return given.contains(option);
  }

  boolean isEmpty() {
    return given.isEmpty();
  }

  /** The option's value with its {@code !}, where it was given. */
  @SuppressWarnings("unchecked")
  <T> Optional<Term<T>> term(Option<T> option) {
    int at = given.indexOf(option);
    return at < 0 ? Optional.empty() : Optional.of((Term<T>) terms.get(at));
  }

  /** The option's value, where it was given. */
  <T> Optional<T> value(Option<T> option) {
    return term(option).map(Term::value);
  }

  /** Index of the last word of an option that was given. */
  int word(Option<?> option) {
    return words.get(given.indexOf(option));
  }

  /** All values of an option that may be given several times. */
  @SuppressWarnings("unchecked")
  <T> List<Term<T>> all(Option<T> option) {
    List<Term<T>> all = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) == option) {
        all.add((Term<T>) terms.get(i));
      }
    }
    return List.copyOf(all);
  }

  /** The options before, between and after those that only separate. */
  List<Options> splitAt(Option<?> separator) {
    List<Options> parts = new ArrayList<>();
    parts.add(new Options());
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) == separator) {
        parts.add(new Options());
      } else {
        Options part = parts.get(parts.size() - 1);
        part.given.add(given.get(i));
        part.terms.add(terms.get(i));
        part.words.add(words.get(i));
      }
    }
    return parts;
  }

  /** Which of these options was given first, if any was. */
  Optional<Option<?>> first(List<Option<?>> options) {
    return given.stream().filter(options::contains).findFirst();
  }

  /**
   * The option's value.
   *
   * @throws Slip if it was not given
   */
  <T> T need(Option<T> option) {
    return needTerm(option).value();
  }

  /**
   * The option's value with its {@code !}.
   *
   * @throws Slip if it was not given
   */
  <T> Term<T> needTerm(Option<T> option) {
    return term(option)
        .orElseThrow(
            () -> new Slip("the option --" + option.name() + " is missing; it must be given"));
  }

  /**
   * At least one of these options.
   *
   * @throws Slip if none was given
   */
  void needOneOf(List<? extends Option<?>> options) {
    if (options.stream().noneMatch(given::contains)) {
      throw new Slip("an option is missing; one of " + names(options) + " must be given");
    }
  }

  /**
   * At most one of these options.
   *
   * @throws Slip if two were given
   */
  void atMostOneOf(List<? extends Option<?>> options) {
    if (options.stream().filter(given::contains).count() > 1) {
      throw new Slip(
          "options that exclude each other; only one of " + names(options) + " may be given");
    }
  }

  private static String names(List<? extends Option<?>> options) {
    StringBuilder text = new StringBuilder();
    for (Option<?> option : options) {
      text.append(text.length() == 0 ? "--" : ", --").append(option.name());
    }
    return text.toString();
  }
}
