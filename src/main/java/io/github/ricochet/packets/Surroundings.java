package io.github.ricochet.packets;

import java.util.Set;

/**
 * What of a host decides which packets its rules can see.
 *
 * @param silent the interfaces whose packets pass iptables under another name, such as the ports of
 *     a bridge
 * @param postroutingKnowsIn whether {@code -i} sees the incoming interface of a routed packet in
 *     POSTROUTING, as it does since Linux 5.7 (ip_output())
 */
public record Surroundings(Set<String> silent, boolean postroutingKnowsIn) {

  /** Where nothing is known of the host. */
  public static final Surroundings UNKNOWN = new Surroundings(Set.of(), true);
}
