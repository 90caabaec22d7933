package io.github.ricochet.host.xtables;

/**
 * {@code -m quota} (xt_quota.c): a number of bytes that is used up. A single packet finds some
 * left.
 *
 * @param quota {@code --quota}: the number of bytes
 */
public record QuotaMatch(Term<Long> quota) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    packet.assume("the quota of " + quota.value() + " bytes is not used up");
    return Decision.of(!quota.not());
  }

  @Override
  public String save() {
    return " -m quota" + quota.save("--quota");
  }
}
