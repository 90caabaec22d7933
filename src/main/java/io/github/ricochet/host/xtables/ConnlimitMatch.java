package io.github.ricochet.host.xtables;

/**
 * {@code -m connlimit} (xt_connlimit.c): how many connections a client (or server) has. The one
 * that is looked at counts itself, and is taken to be the only one.
 *
 * @param above {@code --connlimit-above}, or {@code --connlimit-upto}
 * @param limit the number of connections
 * @param mask {@code --connlimit-mask}: the prefix length in bits that makes addresses one client
 * @param destination {@code --connlimit-daddr}: destinations are counted
 */
public record ConnlimitMatch(boolean above, long limit, int mask, boolean destination)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    if (limit > 0) {
      packet.assume("there are not more than " + limit + " connections at once");
    }
    return Decision.of(above == (limit == 0));
  }

  @Override
  public String save() {
    return " -m connlimit"
        + (above ? " --connlimit-above " : " --connlimit-upto ")
        + limit
        + " --connlimit-mask "
        + mask
        + (destination ? " --connlimit-daddr" : " --connlimit-saddr");
  }
}
