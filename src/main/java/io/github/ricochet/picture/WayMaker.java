package io.github.ricochet.picture;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import io.github.ricochet.picture.Hop.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes ways of the steps of a walk: puts each step into the box in which it happens. */
final class WayMaker {

  /** What a step's name ends with where it happens on another machine. */
  private static final String ELSEWHERE = " of ";

  private final Host host;
  private int number;
  private List<Hop> hops = new ArrayList<>();

  /** The hop that grows. */
  private String node;

  private List<Step> steps = new ArrayList<>();
  private boolean fresh;
  private End end = End.NOT;

  /** How the leg ends, where it is thrown away. */
  private End loss = End.LOST;

  private Optional<String> towards = Optional.empty();

  /** The box that the next step happens in, where it is another. */
  private String next;

  private WayMaker(Host host) {
    this.host = host;
  }

  /** The ways of a request and of its answer, with hops numbered through. */
  static List<Way> ways(Host host, Trace trace) {
    WayMaker maker = new WayMaker(host);
    String client = trace.flow().from().map(Node::machine).orElse(Node.STACK);
    String server = trace.answeredBy().map(maker::owner).orElse("");
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(Way.Role.REQUEST, maker.leg(trace.request(), client, server)));
    trace
        .reply()
        .ifPresent(reply -> ways.add(new Way(Way.Role.ANSWER, maker.leg(reply, server, client))));
    trace
        .error()
        .ifPresent(
            error -> ways.add(new Way(Way.Role.REJECTION, maker.leg(error, lastOf(ways), client))));
    return ways;
  }

  /** Where the ways end so far. */
  private static String lastOf(List<Way> ways) {
    return ways.stream().flatMap(w -> w.hops().stream()).map(Hop::node).reduce("", (a, b) -> b);
  }

  private String owner(Ip address) {
    return host.owns(address) ? Node.STACK : Node.machine(address);
  }

  private List<Hop> leg(Leg leg, String from, String to) {
    hops = new ArrayList<>();
    node = null;
    next = null;
    fresh = true;
    loss = leg.verdict() == Leg.Verdict.REJECTED ? End.REJECTED : End.LOST;
    for (Step step : leg.steps()) {
      place(step, from, to);
    }
    close();
    return List.copyOf(hops);
  }

  private void place(Step step, String from, String to) {
    String device = step.move().device();
    switch (step.move().kind()) {
      case SENT -> {
        close();
        fresh = true;
        stay(device.isEmpty() ? Node.STACK : from, step);
      }
      case IN -> in(device, step);
      case UP -> {
        stay(Node.bridge(device), step);
        next = Node.STACK;
      }
      case DOWN -> stay(Node.bridge(device), step);
      case OUT -> stay(Node.device(device), step);
      case ARRIVED -> {
        stay(device.isEmpty() || to.isEmpty() ? Node.STACK : to, step);
        end = End.ARRIVED;
      }
      case LOST -> lost(step, to);
      case STAYS, REWRITTEN -> stay(here(from), step);
    }
  }

  private void in(String device, Step step) {
    Optional<BridgePort> port = host.findPort(device);
    boolean own = device.equals("lo") || host.findBridge(device).isPresent();
    if (own) {
      stay(Node.STACK, step);
    } else {
      stay(Node.device(device), step);
      next = port.map(p -> Node.bridge(p.bridge())).orElse(Node.STACK);
    }
  }

  /** Where a step happens that does not say so. */
  private String here(String otherwise) {
    return next != null ? next : node != null ? node : otherwise;
  }

  private void lost(Step step, String to) {
    String device = step.move().device();
    stay(placeOfLoss(step, device, to), step);
    boolean ahead = node.startsWith("bridge:") && host.findPort(device).isPresent();
    end = loss;
    towards = ahead ? Optional.of(Node.device(device)) : Optional.empty();
  }

  private String placeOfLoss(Step step, String device, String to) {
    int of = step.at().lastIndexOf(ELSEWHERE);
    if (of >= 0) {
      return Node.machine(step.at().substring(of + ELSEWHERE.length()));
    }
    if (end == End.ARRIVED || node == null || next != null) {
      return here(Node.STACK);
    }
    if (node.startsWith("machine:") && !device.isEmpty()) {
      return Node.device(device);
    }
    return node.startsWith("dev:") && !to.isEmpty() ? to : node;
  }

  /** The step happens in this box. */
  private void stay(String key, Step step) {
    if (!key.equals(node)) {
      close();
      node = key;
    }
    next = null;
    steps.add(step);
  }

  private void close() {
    if (node != null) {
      hops.add(new Hop(++number, node, where(node), once(), end, towards, fresh));
      fresh = false;
    }
    steps = new ArrayList<>();
    node = null;
    end = End.NOT;
    towards = Optional.empty();
  }

  /** The steps, without those that the next one says again. */
  private List<Step> once() {
    List<Step> said = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Step following = i + 1 < steps.size() ? steps.get(i + 1) : null;
      boolean again =
          following != null
              && following.at().equals(step.at())
              && following.note().equals(step.note());
      if (!again) {
        said.add(step);
      }
    }
    return List.copyOf(said);
  }

  private String where(String key) {
    int colon = key.indexOf(':');
    String name = key.substring(colon + 1);
    if (colon < 0) {
      return "the host itself";
    }
    return switch (key.substring(0, colon)) {
      case "bridge" -> "bridge " + name;
      case "dev" -> (host.findPort(name).isPresent() ? "port " : "interface ") + name;
      default -> name;
    };
  }
}
