package io.github.ricochet.packets;

/**
 * How much work may be spent. What cannot be worked out within it is not known; the work for a
 * table grows with its rules and not with their square.
 */
final class Budget {

  /** For one rule: boxes looked at. */
  private static final int FOR_A_RULE = 4_000;

  /** For one rule once the table's own budget is spent. */
  private static final int FOR_A_RULE_AT_LAST = 200;

  private long table;
  private int rule;
  private boolean cut;

  /**
   * @param table how many boxes may be looked at for all rules of the table
   */
  Budget(long table) {
    this.table = table;
  }

  /** Begins with a rule. */
  void begin() {
    rule = table > 0 ? FOR_A_RULE : FOR_A_RULE_AT_LAST;
    cut = false;
  }

  /** Looks at one more box; false where that is too much. */
  boolean spend() {
    table--;
    if (--rule < 0) {
      cut = true;
    }
    return !cut;
  }

  /** Whether something was not looked at since the rule began. */
  boolean isCut() {
    return cut;
  }
}
