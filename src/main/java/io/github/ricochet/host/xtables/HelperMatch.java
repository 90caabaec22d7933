package io.github.ricochet.host.xtables;

/**
 * {@code -m helper} (xt_helper.c): a connection that another one's helper has expected.
 *
 * @param helper {@code --helper}: its name, such as {@code ftp}
 */
public record HelperMatch(Term<String> helper) implements Match {

  /** A connection that nobody expected has no helper behind it, and passes only if inverted. */
  @Override
  public Decision decide(PacketView packet) {
    boolean expected = packet.conntrack().tracked() && packet.conntrack().expected();
    return expected ? Decision.UNDECIDED : Decision.of(helper.not());
  }

  @Override
  public String save() {
    return " -m helper" + new Term<>(helper.not(), Words.quote(helper.value())).save("--helper");
  }
}
