package io.github.ricochet.dump.xtables;

/** Reads what a rule says, from the line's next word on, which is its first option. */
interface BodyReader {

  /**
   * What the rule says; a body without a header where it is for another program.
   *
   * @param table the rule's table
   * @param chain the name of its chain
   * @throws Slip with the word at fault
   */
  RuleBody read(TableBuilder table, String chain);
}
