package io.github.ricochet.dump.xtables;

import java.util.Optional;

/** Reads what a rule says, from its first option on. */
interface BodyReader {

  /**
   * What the rule says; empty where it is for another program.
   *
   * @param words stands at the first option
   * @param table the rule's table
   * @param chain the name of its chain
   * @throws Slip with the word at fault
   */
  Optional<RuleBody> read(Arguments words, TableBuilder table, String chain);
}
