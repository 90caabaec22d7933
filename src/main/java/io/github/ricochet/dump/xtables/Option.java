package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * An option of a match or target extension: how it is called, how many words follow it and what
 * they mean.
 *
 * @param <T> the type of its value
 */
final class Option<T> {

  /** One word may follow, unless it is another option. */
  static final int MAYBE_ONE = -1;

  /** Reads a value from one word; throws {@link Slip} with advice where it is none. */
  interface One<T> {
    T read(String word, RuleFamily family);
  }

  /** Reads a value from two words; throws {@link Slip} with advice where it is none. */
  interface Two<T> {
    T read(String first, String second, RuleFamily family);
  }

  private final List<String> names = new ArrayList<>();
  private final String spelling;
  private final int words;
  private final Two<T> reader;
  private boolean inverts = true;
  private boolean repeats;
  private boolean required;

  private Option(String name, int words, Two<T> reader) {
    names.add(name);
    spelling = "--" + name;
    this.words = words;
    this.reader = reader;
  }

  /** An option without a value; given is {@code true}. */
  static Option<Boolean> flag(String name) {
    return new Option<>(name, 0, (first, second, family) -> true);
  }

  /** An option with a value of one word. */
  static <T> Option<T> one(String name, One<T> reader) {
    return new Option<>(name, 1, (first, second, family) -> reader.read(first, family));
  }

  /** An option with a value of two words. */
  static <T> Option<T> two(String name, Two<T> reader) {
    return new Option<>(name, 2, reader);
  }

  /** An option whose value of one word may be left out; the empty text stands for it then. */
  static <T> Option<T> maybe(String name, One<T> reader) {
    return new Option<>(name, MAYBE_ONE, (first, second, family) -> reader.read(first, family));
  }

  /** The same option under one more name. */
  Option<T> also(String name) {
    names.add(name);
    return this;
  }

  /** {@code !} may not stand before it. */
  Option<T> plain() {
    inverts = false;
    return this;
  }

  /** The extension cannot do without it. */
  Option<T> required() {
    required = true;
    return this;
  }

  boolean isRequired() {
    return required;
  }

  /** It may be given several times. */
  Option<T> repeats() {
    repeats = true;
    return this;
  }

  /** Its name as the save program prints it, without dashes. */
  String name() {
    return names.get(0);
  }

  /** The same with its dashes. */
  String spelling() {
    return spelling;
  }

  List<String> names() {
    return names;
  }

  int words() {
    return words;
  }

  boolean mayInvert() {
    return inverts;
  }

  boolean mayRepeat() {
    return repeats;
  }

  T read(String first, String second, RuleFamily family) {
    return reader.read(first, second, family);
  }
}
