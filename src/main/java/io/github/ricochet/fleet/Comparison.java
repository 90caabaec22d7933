package io.github.ricochet.fleet;

import io.github.ricochet.fleet.Change.Kind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.Questions;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks every flow that either of two states of a host can tell apart through both of them, and
 * puts those together that fare alike.
 */
public final class Comparison {

  private static final List<Integer> PROTOCOLS = List.of(Protocols.TCP, Protocols.UDP);

  private final State before;
  private final State after;
  private final Set<Source> gone = new LinkedHashSet<>();
  private final List<Single> found = new ArrayList<>();
  private long compared;

  private Comparison(State before, State after) {
    this.before = before;
    this.after = after;
  }

  /** Who asks whom. */
  private record Pair(Optional<Ip> from, Optional<String> in, Ip to) {}

  /** One stretch of ports that fares differently. */
  private record Single(
      Kind kind, Source source, Ip to, int protocol, PortRange ports, Trace before, Trace after) {

    /** What makes it lost or not, beside the flow itself. */
    Object reason() {
      Optional<Loss> loss = kind == Kind.BEGAN ? before.loss() : after.loss();
      Optional<Origin> line = loss.flatMap(Loss::rule).map(Rule::origin);
      List<Object> cause =
          List.of(
              loss.map(Loss::reason).map(Enum::name).orElse(""),
              loss.map(Loss::at).orElse(""),
              loss.map(Loss::device).orElse(""),
              line,
              after.answeredBy());
      return List.of(kind, cause);
    }
  }

  /**
   * Compares two states of a host.
   *
   * @param name the host's name
   * @param old the earlier state, and the simulator of it
   * @param now the later state, and the simulator of it
   */
  public static HostDiff of(
      String name, Host old, Simulator oldSimulator, Host now, Simulator nowSimulator) {
    if (!oldSimulator.canWalk() || !nowSimulator.canWalk()) {
      String which = oldSimulator.canWalk() ? "new" : "old";
      return HostDiff.troubled(
          name,
          new HostDiff.Trouble(
              false,
              "the "
                  + which
                  + " state names no interfaces, so that no packet can be walked; save: ip addr"));
    }
    Comparison comparison =
        new Comparison(State.of(old, oldSimulator), State.of(now, nowSimulator));
    comparison.run();
    return comparison.result(name);
  }

  private void run() {
    Map<Pair, Set<Integer>> borders = new LinkedHashMap<>();
    Map<Pair, Source> sources = new LinkedHashMap<>();
    for (State state : List.of(before, after)) {
      for (Questions.Question question : state.questions().all()) {
        Source source = question.source();
        if (!before.hasRoomFor(source)) {
          continue;
        }
        if (!after.hasRoomFor(source)) {
          gone.add(source);
          continue;
        }
        Pair pair = new Pair(source.address(), source.in(), question.to());
        sources.putIfAbsent(pair, source);
        Set<Integer> firsts = borders.computeIfAbsent(pair, p -> new TreeSet<>());
        question.ports().forEach(p -> firsts.add(p.first()));
      }
    }
    borders.forEach((pair, firsts) -> compare(sources.get(pair), pair.to(), List.copyOf(firsts)));
  }

  private void compare(Source source, Ip to, List<Integer> firsts) {
    for (int i = 0; i < firsts.size(); i++) {
      int last = i + 1 < firsts.size() ? firsts.get(i + 1) - 1 : PortRange.ALL.last();
      PortRange ports = new PortRange(firsts.get(i), last);
      for (int protocol : PROTOCOLS) {
        compare(source, to, protocol, ports);
      }
    }
  }

  private void compare(Source source, Ip to, int protocol, PortRange ports) {
    Flow flow =
        new Flow(source.address(), to, protocol, ports.first(), OptionalInt.empty(), source.in());
    Trace old = before.simulator().walk(flow);
    Trace now = after.simulator().walk(flow);
    compared++;
    kind(old, now)
        .ifPresent(
            kind -> {
              Trace told = before.simulator().trace(flow);
              Trace tells = after.simulator().trace(flow);
              found.add(new Single(kind, source, to, protocol, ports, told, tells));
            });
  }

  private static Optional<Kind> kind(Trace old, Trace now) {
    boolean was = old.outcome() == Outcome.ANSWERED;
    boolean is = now.outcome() == Outcome.ANSWERED;
    if (was && is) {
      return old.answeredBy().equals(now.answeredBy()) ? Optional.empty() : Optional.of(Kind.MOVED);
    }
    if (was) {
      return Optional.of(now.outcome() == Outcome.UNDECIDED ? Kind.UNSURE : Kind.LOST);
    }
    return is && old.outcome() != Outcome.UNDECIDED ? Optional.of(Kind.BEGAN) : Optional.empty();
  }

  private HostDiff result(String name) {
    List<Change> changes = new ArrayList<>(bySources(byProtocols(byPorts())));
    changes.sort(Comparator.comparing(Change::kind));
    return new HostDiff(
        name,
        List.copyOf(changes),
        compared,
        before.questions().complete() && after.questions().complete(),
        List.copyOf(gone),
        Optional.empty());
  }

  private List<Change> byPorts() {
    Map<List<Object>, Change> joined = new LinkedHashMap<>();
    for (Single s : found) {
      Change change =
          new Change(
              s.kind(),
              List.of(s.source()),
              s.to(),
              OptionalInt.of(s.protocol()),
              List.of(s.ports()),
              s.before(),
              s.after());
      joined.merge(
          List.of(s.reason(), s.source(), s.to(), s.protocol()), change, Comparison::withPorts);
    }
    return List.copyOf(joined.values());
  }

  private static Change withPorts(Change a, Change b) {
    List<PortRange> ports = new ArrayList<>(a.ports());
    ports.addAll(b.ports());
    return new Change(
        a.kind(), a.sources(), a.to(), a.protocol(), PortTests.merge(ports), a.before(), a.after());
  }

  private static List<Change> byProtocols(List<Change> changes) {
    Map<List<Object>, Change> joined = new LinkedHashMap<>();
    for (Change c : changes) {
      joined.merge(
          List.of(c.kind(), c.sources(), c.to(), c.ports(), place(c)),
          c,
          (a, b) ->
              new Change(
                  a.kind(),
                  a.sources(),
                  a.to(),
                  OptionalInt.empty(),
                  a.ports(),
                  a.before(),
                  a.after()));
    }
    return List.copyOf(joined.values());
  }

  private static List<Change> bySources(List<Change> changes) {
    Map<List<Object>, Change> joined = new LinkedHashMap<>();
    for (Change c : changes) {
      joined.merge(
          List.of(c.kind(), c.to(), c.protocol(), c.ports(), place(c)), c, Comparison::withSources);
    }
    return List.copyOf(joined.values());
  }

  private static Change withSources(Change a, Change b) {
    List<Source> sources = new ArrayList<>(a.sources());
    sources.addAll(b.sources());
    return new Change(
        a.kind(), List.copyOf(sources), a.to(), a.protocol(), a.ports(), a.before(), a.after());
  }

  /** Where it is lost, or by whom it is answered now. */
  private static Object place(Change c) {
    Optional<Loss> loss = c.kind() == Kind.BEGAN ? c.before().loss() : c.after().loss();
    return List.of(
        loss.map(Loss::at).orElse(""),
        loss.flatMap(Loss::rule).map(Rule::origin),
        c.after().answeredBy());
  }
}
