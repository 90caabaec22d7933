package io.github.ricochet.host.xtables;

/**
 * {@code -j REJECT}: drop, and tell the sender (ipt_REJECT.c).
 *
 * @param with the kind as {@code --reject-with} spells it in full: icmp-net-unreachable,
 *     icmp-host-unreachable, icmp-port-unreachable, icmp-proto-unreachable, icmp-net-prohibited,
 *     icmp-host-prohibited, icmp-admin-prohibited, tcp-reset, or an icmp6-… one
 */
public record Reject(String with) implements Target {
  @Override
  public String save() {
    return " -j REJECT --reject-with " + with;
  }
}
