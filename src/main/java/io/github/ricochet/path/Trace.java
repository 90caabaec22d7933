package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a flow.
 *
 * @param flow the flow
 * @param outcome how it ends for its sender
 * @param answeredBy the address of the machine that answers, its own and not a NATed one; empty
 *     where the request is not delivered
 * @param seenSource the source address that it sees; empty where the request is not delivered
 * @param request the way of the first packet
 * @param reply the way of its answer; empty where there is none
 * @param error the way of the reset or ICMP error that ends it for its sender; empty where none
 *     does
 * @param loss what loses it; empty where it is answered
 * @param choices the open points that this walk passed, with what it took there
 * @param branches for {@link Outcome#UNDECIDED}, the walks that end differently, one for each end
 * @param assumptions what the result rests on and no dump tells
 */
public record Trace(
    Flow flow,
    Outcome outcome,
    Optional<Ip> answeredBy,
    Optional<Ip> seenSource,
    Leg request,
    Optional<Leg> reply,
    Optional<Leg> error,
    Optional<Loss> loss,
    List<Choice> choices,
    List<Trace> branches,
    List<String> assumptions) {}
