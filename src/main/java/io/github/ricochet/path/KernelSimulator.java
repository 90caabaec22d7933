package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The simulator: repeats a walk for each way that its open points can fall, and joins the ends. */
final class KernelSimulator implements Simulator {

  /** More branches than this are not walked; the result says so. */
  private static final int MAX_BRANCHES = 256;

  /** What is open where rules are all that is known. */
  private static final List<Choice> NEEDED =
      List.of(
          open("the interfaces and bridges of the host", DumpKind.IP_LINK),
          open("its addresses", DumpKind.IP_ADDR));

  private final Net net;
  private final Fdb.Base fdb;
  private final Neighbours neighbours;

  /** The same host, by an address that it may have too. */
  private final Map<Ip, KernelSimulator> owners = new ConcurrentHashMap<>();

  KernelSimulator(Host host, Assumptions assumptions) {
    this(host, assumptions, Set.of());
  }

  /** The simulator without some parts of the kernel's way, for tests that ask what needs them. */
  KernelSimulator(Host host, Assumptions assumptions, Set<Mechanism> without) {
    net = new Net(host, assumptions, without);
    fdb = new Fdb.Base(net);
    neighbours = new Neighbours(net);
  }

  @Override
  public Simulator with(Host changed) {
    return new KernelSimulator(changed, net.assumptions());
  }

  @Override
  public boolean canWalk() {
    return net.known();
  }

  @Override
  public Trace trace(Flow flow, Detail detail) {
    if (flow.to().family() != Family.IPV4) {
      return WalkResult.undecided(flow, List.of(), List.of("IPv6 is not simulated yet"));
    }
    if (!net.known()) {
      return WalkResult.undecided(flow, unknown(), List.of());
    }
    return join(flow, ends(flow, detail));
  }

  /** What no dump tells of what every walk needs. */
  private List<Choice> unknown() {
    return NEEDED.stream()
        .filter(open -> open.settledBy().filter(net.host()::has).isEmpty())
        .toList();
  }

  /**
   * The ends that a flow can come to, one for each way that its open points can fall: at most one
   * more than {@link #MAX_BRANCHES}.
   */
  List<Trace> ends(Flow flow, Detail detail) {
    List<Trace> ends = new ArrayList<>(1);
    List<Integer> script = List.of();
    boolean steps = detail != Detail.NONE;
    do {
      Oracle oracle = new Oracle(script);
      KernelSimulator host = owning(flow.to(), oracle);
      Walk walk =
          new Walk(host.net, host.fdb, host.neighbours, oracle, steps, detail == Detail.VERBOSE);
      ends.add(walk.run(flow).trace());
      script = oracle.next();
    } while (!script.isEmpty() && ends.size() <= MAX_BRANCHES);
    return ends;
  }

  /** The host that is asked for the address: with it or without it, where no dump tells. */
  private KernelSimulator owning(Ip asked, Oracle oracle) {
    Optional<InterfaceAddress> unlisted =
        neighbours.knows(asked) ? Optional.empty() : net.unlisted(asked);
    return unlisted.isPresent() && isOwn(asked, oracle)
        ? owners.computeIfAbsent(asked, a -> with(unlisted.get()))
        : this;
  }

  private static boolean isOwn(Ip asked, Oracle oracle) {
    int answer =
        oracle.choose(
            "own " + asked,
            2,
            i ->
                new Choice(
                    "whether " + asked + " is the host's own",
                    i == 0 ? "no" : "yes",
                    Optional.of(DumpKind.IP_ADDR),
                    Optional.empty()));
    return answer == 1;
  }

  private KernelSimulator with(InterfaceAddress more) {
    List<InterfaceAddress> all = new ArrayList<>(net.host().addresses());
    all.add(more);
    return new KernelSimulator(net.host().withAddresses(all), net.assumptions());
  }

  private static Trace join(Flow flow, List<Trace> ends) {
    if (ends.size() == 1) {
      return ends.get(0);
    }
    boolean cut = ends.size() > MAX_BRANCHES;
    Map<Outcome, Trace> byOutcome = new LinkedHashMap<>();
    ends.forEach(t -> byOutcome.putIfAbsent(t.outcome(), t));
    Trace first = ends.get(0);
    List<String> assumptions = new ArrayList<>(first.assumptions());
    if (cut) {
      assumptions.add(
          "of the ways that open points can fall, the first " + MAX_BRANCHES + " were walked");
    }
    boolean decided = byOutcome.size() == 1 && !cut;
    List<Trace> branches = byOutcome.size() == 1 ? List.of() : List.copyOf(byOutcome.values());
    return new Trace(
        flow,
        decided ? first.outcome() : Outcome.UNDECIDED,
        first.answeredBy(),
        first.seenSource(),
        first.request(),
        first.reply(),
        first.error(),
        first.loss(),
        first.choices(),
        branches,
        List.copyOf(assumptions));
  }

  private static Choice open(String what, DumpKind dump) {
    return new Choice(what, "not known", Optional.of(dump), Optional.empty());
  }

  @Override
  public Function<Ip, Optional<Standing>> standings() {
    return new Standings(net, fdb, neighbours)::of;
  }

  @Override
  public Location locate(Ip address) {
    if (net.owns(address)) {
      return new Location.Local();
    }
    Optional<String> attached = neighbours.attached(address);
    String device = attached.or(() -> routedBy(address)).orElse("");
    if (device.isEmpty()) {
      return new Location.Nowhere();
    }
    String bridge = net.bridgeOf(device);
    if (!bridge.isEmpty()) {
      return new Location.AtPort(device, bridge);
    }
    Device known = net.device(device);
    boolean isBridge = known != null && known.bridge();
    return isBridge ? new Location.BehindBridge(device) : new Location.OnInterface(device);
  }

  private Optional<String> routedBy(Ip address) {
    return net.fib()
        .main(address)
        .flatMap(r -> r.nextHops().stream().findFirst())
        .flatMap(h -> h.device());
  }
}
