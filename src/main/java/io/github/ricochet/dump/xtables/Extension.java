package io.github.ricochet.dump.xtables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A match or target as iptables-extensions(8) has it: its name, its options, and how they become a
 * fact.
 *
 * @param <R> {@code Match} or {@code Target}
 */
final class Extension<R> {

  /**
   * Makes the fact when the whole rule has been read; throws {@link Slip} where something is
   * missing.
   */
  interface Maker<R> {
    R make(Options options, RuleScope rule);
  }

  private final String name;
  private final Map<String, Option<?>> options = new LinkedHashMap<>();
  private final Maker<R> maker;

  Extension(String name, List<Option<?>> options, Maker<R> maker) {
    this.name = name;
    this.maker = maker;
    for (Option<?> option : options) {
      for (String spelling : option.names()) {
        this.options.put(spelling, option);
      }
    }
  }

  String name() {
    return name;
  }

  /** The options by each of their names, without dashes. */
  Map<String, Option<?>> options() {
    return options;
  }

  R make(Options given, RuleScope rule) {
    return maker.make(given, rule);
  }
}
