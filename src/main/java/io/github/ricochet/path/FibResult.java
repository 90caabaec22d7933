package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Route;
import java.util.Optional;

/**
 * What a route lookup finds (struct fib_result).
 *
 * @param error the error of a route that goes nowhere, or NONE
 * @param type the route's type; {@code null} with an error
 * @param dev the outgoing device
 * @param gateway the next router
 * @param source the route's preferred source ({@code src})
 * @param route the route; {@code null} where there is none
 */
record FibResult(
    Dst.Unreachable error,
    Route.Type type,
    String dev,
    Optional<Ip> gateway,
    Optional<Ip> source,
    Route route) {

  static FibResult error(Dst.Unreachable error, Route route) {
    return new FibResult(error, null, "", Optional.empty(), Optional.empty(), route);
  }

  boolean failed() {
    return error != Dst.Unreachable.NONE;
  }

  /** Whether the destination is a neighbour on the device (nhc_scope >= RT_SCOPE_HOST). */
  boolean onLink() {
    return gateway.isEmpty();
  }
}
