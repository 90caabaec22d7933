package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that a rule gives to one extension. */
final class Options {

  private static final Option<?>[] NONE = {};

  /** Made for the first option: many an extension is named for what it does without any. */
  private Option<?>[] given = NONE;

  private Term<?>[] terms;
  private int[] words;
  private int size;

  /**
   * Reads an option's words and keeps the value.
   *
   * @param word index of its last word
   */
  <T> void add(
      Option<T> option, boolean not, String first, String second, RuleFamily family, int word) {
    add(option, new Term<>(not, option.read(first, second, family)), word);
  }

  private void add(Option<?> option, Term<?> term, int word) {
    if (size == 0) {
      given = new Option<?>[2];
      terms = new Term<?>[2];
      words = new int[2];
    } else if (size == given.length) {
      given = Arrays.copyOf(given, size * 2);
      terms = Arrays.copyOf(terms, size * 2);
      words = Arrays.copyOf(words, size * 2);
    }
    given[size] = option;
    terms[size] = term;
    words[size++] = word;
  }

  /**
   * Where the option is given the next time.
   *
   * @param from the first place that is looked at
   * @return the place; -1 where it is not given any more
   */
  int next(Option<?> option, int from) {
    for (int i = from; i < size; i++) {
      if (given[i] == option) {
        return i;
      }
    }
    return -1;
  }

  /** What was given at a place. */
  Term<?> term(int place) {
    return terms[place];
  }

  private int indexOf(Option<?> option) {
    return next(option, 0);
  }

  boolean has(Option<?> option) {
    return indexOf(option) >= 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The option's value with its {@code !}, where it was given. */
  @SuppressWarnings("unchecked")
  <T> Optional<Term<T>> term(Option<T> option) {
    int at = indexOf(option);
    return at < 0 ? Optional.empty() : Optional.of((Term<T>) terms[at]);
  }

  /** The option's value, where it was given. */
  <T> Optional<T> value(Option<T> option) {
    return term(option).map(Term::value);
  }

  /** Index of the last word of an option that was given. */
  int word(Option<?> option) {
    return words[indexOf(option)];
  }

  /** The options before, between and after those that only separate. */
  List<Options> splitAt(Option<?> separator) {
    List<Options> parts = new ArrayList<>();
    parts.add(new Options());
    for (int i = 0; i < size; i++) {
      if (given[i] == separator) {
        parts.add(new Options());
      } else {
        parts.get(parts.size() - 1).add(given[i], terms[i], words[i]);
      }
    }
    return parts;
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
    if (count(options) == 0) {
      throw new Slip("an option is missing; one of " + names(options) + " must be given");
    }
  }

  /**
   * At most one of these options.
   *
   * @throws Slip if two were given
   */
  void atMostOneOf(List<? extends Option<?>> options) {
    if (count(options) > 1) {
      throw new Slip(
          "options that exclude each other; only one of " + names(options) + " may be given");
    }
  }

  private int count(List<? extends Option<?>> options) {
    int count = 0;
    for (int i = 0; i < options.size(); i++) {
      count += has(options.get(i)) ? 1 : 0;
    }
    return count;
  }

  private static String names(List<? extends Option<?>> options) {
    StringBuilder text = new StringBuilder();
    for (Option<?> option : options) {
      text.append(text.length() == 0 ? "--" : ", --").append(option.name());
    }
    return text.toString();
  }
}
