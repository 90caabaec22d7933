package io.github.ricochet.path;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.MultiportMatch.Side;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The port that a sender asks from where a flow names none, and what rules ask of it. A rule about
 * another port tells no sender from others: what goes to a published port of a machine, say, is
 * none of the answers that the machine gets when it asks itself.
 */
public final class SenderPort {

  /** In Linux' default range (ip_local_port_range, ip-sysctl.rst). */
  static final int EPHEMERAL = 40000;

  private SenderPort() {}

  /** A port other than the one that is asked: a socket that asks itself is answered by itself. */
  static int of(int asked) {
    return asked == EPHEMERAL ? EPHEMERAL + 1 : EPHEMERAL;
  }

  /** Whether one of these ports may be a sender's own. */
  public static boolean isIn(List<PortRange> ports) {
    return isIn(ports, EPHEMERAL) || isIn(ports, EPHEMERAL + 1);
  }

  private static boolean isIn(List<PortRange> ports, int port) {
    return ports.stream().anyMatch(p -> p.contains(port));
  }

  /** Whether the rule may take what a sender sends. */
  static boolean mayBeSource(Rule rule) {
    return mayPass(rule, PortTests::source);
  }

  /** Whether the rule may take what is sent back to a sender. */
  static boolean mayBeDestination(Rule rule) {
    return mayPass(rule, PortTests::destination);
  }

  private static boolean mayPass(
      Rule rule, Function<Match, Optional<Term<List<PortRange>>>> asked) {
    return rule.matches().stream()
        .filter(match -> !isOfEitherSide(match))
        .flatMap(match -> asked.apply(match).stream())
        .allMatch(SenderPort::mayPass);
  }

  /** {@code --ports} is content with the port of the other side. */
  private static boolean isOfEitherSide(Match match) {
    return match instanceof MultiportMatch ports && ports.side() == Side.PORTS;
  }

  private static boolean mayPass(Term<List<PortRange>> asked) {
    return isIn(asked.value(), EPHEMERAL) != asked.not()
        || isIn(asked.value(), EPHEMERAL + 1) != asked.not();
  }
}
