package io.github.ricochet.dump.xtables;

import java.util.List;
import java.util.function.BiFunction;

/**
 * An extension that a rule has named, with what it has said to it so far.
 *
 * @param <R> {@code Match} or {@code Target}
 */
final class Loaded<R> {

  private final String name;
  private final int word;
  private final Extension<R> extension;
  private final Options options = new Options();

  /**
   * @param word index of the word that names it
   */
  Loaded(Extension<R> extension, int word) {
    name = extension.name();
    this.extension = extension;
    this.word = word;
  }

  /** An extension that is not understood, with all of its words. */
  static <R> Loaded<R> unknown(
      String name, int word, List<String> words, BiFunction<String, List<String>, R> maker) {
    Extension<R> extension =
        new Extension<>(name, List.of(), (o, rule) -> maker.apply(name, words));
    return new Loaded<>(extension, word);
  }

  String name() {
    return name;
  }

  Extension<R> extension() {
    return extension;
  }

  Options options() {
    return options;
  }

  /**
   * The fact, at the end of the rule.
   *
   * @throws Slip if the options do not fit together
   */
  R make(RuleScope rule) {
    try {
      return extension.make(options, rule);
    } catch (Slip slip) {
      throw slip.word() == Slip.LAST_WORD ? new Slip(slip.getMessage(), word) : slip;
    }
  }
}
