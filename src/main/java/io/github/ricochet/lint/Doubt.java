package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.Service;
import java.util.List;
import java.util.Set;

/**
 * A flow that claims have to explain.
 *
 * @param flow the flow
 * @param services the services that it asks for
 * @param lost whether it is not answered
 * @param meant where it is answered: those of the services that are on the machine that answers
 * @param blemishes where it is answered: what is wrong with that
 * @param dead where it is lost: whether nobody at all is answered by the service
 */
record Doubt(
    FlowGroup flow,
    List<Service> services,
    boolean lost,
    Set<Service> meant,
    List<Blemish> blemishes,
    boolean dead) {

  static Doubt lost(FlowGroup flow, List<Service> services, boolean dead) {
    return new Doubt(flow, services, true, Set.of(), List.of(), dead);
  }

  static Doubt answered(
      FlowGroup flow, List<Service> services, Set<Service> meant, List<Blemish> blemishes) {
    return new Doubt(flow, services, false, meant, blemishes, false);
  }
}
