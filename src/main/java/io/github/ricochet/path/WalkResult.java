package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a walk has come to, before it is told.
 *
 * @param flow the flow
 * @param client the program that asked
 * @param first the first packet, with where its copies ended
 * @param choices the open points, with what was taken
 * @param assumptions what it rests on
 * @param known whether it came to an end that is known
 */
record WalkResult(
    Flow flow,
    Client client,
    Sent first,
    List<Choice> choices,
    Set<String> assumptions,
    boolean known) {

  /** The story as it is told: the request, its answer, and what lost it. */
  Trace trace() {
    if (!known) {
      return undecided(flow, choices, sorted());
    }
    Outcome outcome = client.outcome();
    List<Sent> line = conversation();
    Sent.End request = end(first);
    Sent answer = answer(line);
    boolean delivered = request.loss() == null;
    Optional<Packet> received = served(request, delivered);
    Leg there = leg(first, line, Sent.Kind.ACK);
    Optional<Leg> back =
        answer == null ? Optional.empty() : Optional.of(leg(answer, line, Sent.Kind.DATA));
    Optional<Leg> error =
        Optional.ofNullable(client.errorBy()).map(e -> leg(e, List.of(), Sent.Kind.DATA));
    Optional<Loss> loss = outcome == Outcome.ANSWERED ? Optional.empty() : loss(line);
    List<String> sorted = sorted();
    return new Trace(
        flow,
        outcome,
        received.map(Packet::destination),
        received.map(Packet::source),
        there,
        back,
        error,
        loss,
        choices,
        List.of(),
        sorted);
  }

  private List<String> sorted() {
    String[] sorted = assumptions.toArray(String[]::new);
    Arrays.sort(sorted);
    return List.of(sorted);
  }

  private static Sent answer(List<Sent> line) {
    for (Sent s : line) {
      if (s.kind() == Sent.Kind.ANSWER) {
        return s;
      }
    }
    return null;
  }

  /** What becomes of a flow that was not walked to an end. */
  static Trace undecided(Flow flow, List<Choice> open, List<String> assumptions) {
    List<Step> why = open.stream().map(WalkResult::missing).toList();
    Leg none = new Leg(Leg.Verdict.DROPPED, Leg.NOT_WALKED, why);
    return new Trace(
        flow,
        Outcome.UNDECIDED,
        Optional.empty(),
        Optional.empty(),
        none,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        open,
        List.of(),
        assumptions);
  }

  private static Step missing(Choice open) {
    String dump = open.settledBy().map(k -> " (`" + k.command() + "` would tell)").orElse("");
    String note = open.what() + ": " + open.taken() + dump;
    return new Step(Leg.NOT_WALKED, note, open.origin(), Move.NONE);
  }

  /** The request as the machine that serves it saw it. */
  private Optional<Packet> served(Sent.End request, boolean delivered) {
    // A datagram that comes back to the socket that sent it is an answer that nobody made.
    if (client.answer() != null && client.answer() != first) {
      return Optional.of(client.answer().received());
    }
    return delivered ? Optional.of(request.packet()) : Optional.empty();
  }

  /**
   * The packets of the conversation that count: each answers the one before, up to the one that the
   * client took for an answer, or the furthest that there was.
   */
  private List<Sent> conversation() {
    Sent last = client.answer() != null ? client.answer() : furthest();
    List<Sent> line = new ArrayList<>();
    for (Sent s = last; s != null; s = s.cause()) {
      line.add(0, s);
    }
    return line;
  }

  private Sent furthest() {
    Sent furthest = furthest(first, null);
    return furthest == null ? first : furthest;
  }

  /** The one of these that has come furthest: the best so far, the packet, and what came of it. */
  private static Sent furthest(Sent sent, Sent soFar) {
    boolean error = sent.kind() == Sent.Kind.RESET || sent.kind() == Sent.Kind.ICMP;
    boolean further = !error && (soFar == null || progress(sent) > progress(soFar));
    Sent best = further ? sent : soFar;
    for (Sent effect : sent.effects()) {
      best = furthest(effect, best);
    }
    return best;
  }

  /**
   * How far the conversation has come with this packet; a packet that ended well beats one that did
   * not.
   */
  private static int progress(Sent sent) {
    return sent.kind().stage() * 2 + (end(sent).loss() == null ? 1 : 0);
  }

  private Optional<Loss> loss(List<Sent> line) {
    for (Sent s : line) {
      Sent.End end = end(s);
      if (end.loss() != null) {
        return Optional.of(end.loss());
      }
    }
    // Everything arrived, yet no answer came of it: a reset or an ICMP error ended it.
    for (Sent s : line) {
      for (Sent.End end : s.ends()) {
        if (end.loss() != null && !end.incidental()) {
          return Optional.of(end.loss());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The steps of a packet, with those of the later packet of the same direction where that one was
   * lost.
   */
  private static Leg leg(Sent sent, List<Sent> line, Sent.Kind later) {
    Sent.End end = end(sent);
    List<Step> steps = end.trail().steps();
    for (Sent s : line) {
      if (s.kind() == later && end(s).loss() != null) {
        end = end(s);
        steps = joined(steps, end.trail().steps());
      }
    }
    return new Leg(end.verdict(), end.at(), steps);
  }

  private static List<Step> joined(List<Step> steps, List<Step> more) {
    if (more.isEmpty()) {
      return steps;
    }
    List<Step> all = new ArrayList<>(steps);
    all.addAll(more);
    return all;
  }

  /**
   * Where a packet ended: at an endpoint if one of its copies got there, else where the meant one
   * was lost.
   */
  private static Sent.End end(Sent sent) {
    Sent.End best = null;
    for (Sent.End end : sent.ends()) {
      if (best == null || rank(end) > rank(best)) {
        best = end;
      }
    }
    if (best == null) {
      Loss none =
          new Loss(
              Loss.Reason.NEIGHBOUR, "sent", sent.isReply(), "", Optional.empty(), "nobody got it");
      return new Sent.End(
          Leg.Verdict.DROPPED, "sent", none, false, sent.packet(), Trail.of(sent, false));
    }
    return best;
  }

  private static int rank(Sent.End end) {
    return end.loss() == null ? 2 : end.incidental() ? 0 : 1;
  }

  /** The address that asked, as the kernel chose it. */
  Ip address() {
    return client.address();
  }
}
