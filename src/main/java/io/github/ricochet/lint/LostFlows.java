package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.fact.LostFlow;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.path.Loss;
import java.util.Optional;

/** Tells rules how a flow is lost, or misses its machine. */
final class LostFlows {

  private static final Place NOWHERE = new Place(Ip.ANY, false, "", "", "");

  private LostFlows() {}

  /**
   * What a rule has to know of a flow's fate.
   *
   * @param finding what is to be cured
   * @param rule the id of the rule that explains it, or empty text
   * @param meant whether somebody evidently meant it
   * @param forward the port forward that took it, or is to take it
   * @param target where that one's target lives
   */
  static LostFlow of(
      Object finding,
      String rule,
      boolean meant,
      Fate fate,
      Optional<PortForward> forward,
      Optional<Place> target) {
    Optional<Loss> loss = fate.loss();
    boolean filter =
        loss.filter(l -> l.reason() == Loss.Reason.RULE || l.reason() == Loss.Reason.EBTABLES)
            .isPresent();
    return new LostFlow(
        finding,
        rule,
        meant,
        loss.map(Loss::reason),
        loss.map(Loss::device).orElse(""),
        filter ? loss.flatMap(Loss::rule) : Optional.empty(),
        filter ? loss.map(Loss::at).orElse("") : "",
        fate.isLostOnTheWayBack(),
        forward,
        forward.map(PortForward::service).orElse(fate.services().get(0)),
        fate.flow().to(),
        fate.inward(),
        target.orElse(NOWHERE),
        fate.flow().source().isHost() ? "" : fate.flow().source().place().device(),
        fate.senders());
  }
}
