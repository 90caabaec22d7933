package io.github.ricochet.path;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.MultiportMatch.Side;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UdpMatch;
import java.util.List;
import java.util.Optional;

/**
 * Whether rules ask for another port than that which senders send from. What goes to a published
 * port of a machine is none of the answers that the machine gets when it asks itself, so that such
 * a rule does not tell it from others that ask. Senders send from {@link Walk#EPHEMERAL}, and who
 * asks for that very port, from the next one.
 */
public final class SenderPort {

  private SenderPort() {}

  /** Whether the rule may take what a sender sends. */
  static boolean mayBeSource(Rule rule) {
    for (Match match : rule.matches()) {
      if ((match instanceof TcpMatch tcp && excludes(tcp.sourcePorts()))
          || (match instanceof UdpMatch udp && excludes(udp.sourcePorts()))
          || (match instanceof MultiportMatch ports && excludes(ports, Side.SPORTS))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the rule may take what is sent back to a sender. */
  static boolean mayBeDestination(Rule rule) {
    for (Match match : rule.matches()) {
      if ((match instanceof TcpMatch tcp && excludes(tcp.destinationPorts()))
          || (match instanceof UdpMatch udp && excludes(udp.destinationPorts()))
          || (match instanceof MultiportMatch ports && excludes(ports, Side.DPORTS))) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of these ports may be a sender's own. */
  public static boolean isIn(List<PortRange> ports) {
    return isIn(ports, Walk.EPHEMERAL) || isIn(ports, Walk.EPHEMERAL + 1);
  }

  private static boolean isIn(List<PortRange> ports, int port) {
    return ports.stream().anyMatch(p -> p.contains(port));
  }

  private static boolean excludes(Optional<Term<PortRange>> asked) {
    return asked.filter(t -> excludes(List.of(t.value()), t.not())).isPresent();
  }

  private static boolean excludes(MultiportMatch asked, Side side) {
    return asked.side() == side && excludes(asked.ports(), asked.not());
  }

  /** Whether neither of a sender's ports passes. */
  private static boolean excludes(List<PortRange> ports, boolean not) {
    return isIn(ports, Walk.EPHEMERAL) == not && isIn(ports, Walk.EPHEMERAL + 1) == not;
  }
}
