package io.github.ricochet.path;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A host that a real kernel ran: its dumps, and what became of each probe. */
public record RecordedHost(Path folder, Host host, Assumptions assumptions, List<Probe> probes) {

  private static final Pattern OPEN = Pattern.compile("which (address|port) of|the port of");

  /**
   * One probe.
   *
   * @param flow what was asked
   * @param outcome what came of it
   * @param answerers the addresses of the machine that answered; empty where none did
   * @param seenSource the source address that it saw
   * @param arrives whether its first packet reached a machine
   * @param service whether it asks for something published
   * @param told the probe as recorded, for messages
   */
  public record Probe(
      Flow flow,
      Outcome outcome,
      Set<Ip> answerers,
      Optional<Ip> seenSource,
      boolean arrives,
      boolean service,
      String told) {

    /** Whether the simulator has the first packet reach a machine where the kernel had. */
    boolean agreesOnArrival(Trace trace) {
      return arrives == (trace.request().verdict() == Leg.Verdict.DELIVERED);
    }

    /** Whether the simulator says what the kernel did, and why where there was no answer. */
    public boolean agrees(Trace trace) {
      boolean same = trace.outcome() == outcome;
      if (same && outcome == Outcome.ANSWERED) {
        return trace.answeredBy().map(answerers::contains).orElse(false)
            && trace.seenSource().equals(seenSource);
      }
      return same && trace.loss().isPresent();
    }
  }

  /**
   * Tells whether the simulator says what the kernel did with a probe. Where a NAT rule has a
   * range, of which the kernel takes one by a hash, and where a port does not learn who is behind
   * it, the kernel's way has to be among the simulator's.
   */
  public Predicate<Probe> judge() {
    Predicate<Probe> told = tellable();
    return probe -> told.test(probe) || hangsOnSequenceNumbers(probe) || hangsOnArp(probe);
  }

  /**
   * Whether nobody answers for the next hop, or the wire is dead: ARP gives up after three seconds,
   * which is longer than a probe waits, and then tells all who sent meanwhile; so who waits is told
   * or not by what was asked before.
   */
  private boolean hangsOnArp(Probe probe) {
    Trace trace = new KernelSimulator(host, assumptions).walk(probe.flow());
    boolean unheard =
        trace
            .loss()
            .map(Loss::reason)
            .filter(Set.of(Loss.Reason.NEIGHBOUR, Loss.Reason.PORT_STATE)::contains)
            .isPresent();
    return unheard && trace.outcome() == Outcome.LOST && probe.outcome() == Outcome.UNREACHABLE;
  }

  /**
   * Whether two copies of a packet come to one machine as two connections, of which one may reset
   * the other: that hangs on sequence numbers, which are the kernel's secret.
   */
  private boolean hangsOnSequenceNumbers(Probe probe) {
    Trace trace = new KernelSimulator(host, assumptions).walk(probe.flow());
    return trace.assumptions().contains(TcpEndpoint.SECOND_ANSWER)
        && Set.of(Outcome.ANSWERED, Outcome.REFUSED).contains(probe.outcome());
  }

  private Predicate<Probe> tellable() {
    KernelSimulator simulator = new KernelSimulator(host, assumptions);
    return probe -> {
      Trace trace = simulator.walk(probe.flow());
      boolean open =
          !trace.choices().isEmpty()
              && trace.choices().stream().allMatch(c -> OPEN.matcher(c.what()).lookingAt());
      return open
          ? simulator.ends(probe.flow(), Simulator.Detail.NONE).stream().anyMatch(probe::agrees)
          : probe.agrees(trace);
    };
  }

  /** All recorded hosts in a folder, at any depth. */
  public static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.endsWith("truth.json")).map(Path::getParent).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The host in this folder. */
  @SuppressWarnings("unchecked")
  public static RecordedHost read(Path folder) throws IOException {
    Map<String, Object> truth = Json.read(folder.resolve("truth.json"));
    Map<String, Object> spec = Json.read(folder.resolve("spec.json"));
    Map<String, Ip> addresses = new HashMap<>();
    Map<String, Set<Ip>> own = new HashMap<>();
    ((Map<String, Object>) truth.get("hosts"))
        .forEach((name, text) -> addresses.put(name, address((String) text)));
    ((Map<String, Map<String, Object>>) spec.get("hosts"))
        .forEach((name, o) -> own.put(name, addressesOf(o)));
    Set<Ip> router = new HashSet<>(Set.of(Ip.LOOPBACK));
    List<Map<String, Object>> devices =
        new ArrayList<>(((Map<String, Map<String, Object>>) spec.get("bridges")).values());
    devices.addAll((List<Map<String, Object>>) spec.get("nics"));
    devices.forEach(d -> ((List<String>) d.get("addr")).forEach(a -> router.add(address(a))));
    ((List<String>) spec.getOrDefault("routes", List.of()))
        .stream()
            .filter(r -> r.startsWith("local "))
            .forEach(r -> local(r.split(" ", 3)[1]).forEach(router::add));
    own.put("R", router);
    Set<String> hubs = new HashSet<>();
    for (Map<String, Object> port : (List<Map<String, Object>>) spec.get("ports")) {
      if (Boolean.TRUE.equals(port.get("hub"))) {
        hubs.add((String) port.get("name"));
      }
    }
    List<Probe> probes = new ArrayList<>();
    for (Map<String, Object> probe : (List<Map<String, Object>>) truth.get("probes")) {
      if (!Boolean.TRUE.equals(probe.get("unstable"))) {
        probes.add(probe(probe, addresses, own, spoofer(spec, probe, addresses, router)));
      }
    }
    Host host = HostReader.read(folder.toString(), List.of(folder));
    return new RecordedHost(
        folder, host, new Assumptions(hubs, Set.of(), Optional.empty()), probes);
  }

  @SuppressWarnings("unchecked")
  private static Set<Ip> addressesOf(Map<String, Object> machine) {
    Set<Ip> all = new HashSet<>(Set.of(address((String) machine.get("addr"))));
    for (String further : List.of("extra", "more_addr")) {
      ((List<String>) machine.getOrDefault(further, List.of())).forEach(a -> all.add(address(a)));
    }
    return all;
  }

  private static Probe probe(
      Map<String, Object> probe,
      Map<String, Ip> addresses,
      Map<String, Set<Ip>> own,
      Optional<String> in) {
    Optional<Ip> from = Optional.ofNullable(addresses.get((String) probe.get("from")));
    int protocol = Protocols.number((String) probe.get("proto")).orElseThrow();
    Flow flow =
        new Flow(
            from,
            Ip.of((String) probe.get("to")),
            protocol,
            (int) probe.get("dport"),
            OptionalInt.empty(),
            in);
    Outcome outcome = outcome((String) probe.get("result"));
    String by = (String) probe.get("answered_by");
    Optional<Ip> seen = Optional.ofNullable((String) probe.get("seen_source")).map(Ip::of);
    String told =
        probe.get("result")
            + " by "
            + by
            + " seen as "
            + probe.get("seen_source")
            + " "
            + probe.get("dropped_at");
    boolean arrives = !((List<?>) probe.get("arrivals")).isEmpty();
    boolean service = Boolean.TRUE.equals(probe.get("service"));
    Set<Ip> answerers = by == null ? Set.of() : own.get(by);
    return new Probe(flow, outcome, answerers, seen, arrives, service, told);
  }

  /**
   * Where a machine hangs that sends from an address of the router itself; empty for all others.
   */
  @SuppressWarnings("unchecked")
  private static Optional<String> spoofer(
      Map<String, Object> spec,
      Map<String, Object> probe,
      Map<String, Ip> addresses,
      Set<Ip> router) {
    Object name = probe.get("from");
    Ip from = addresses.get((String) name);
    if (from == null || !router.contains(from)) {
      return Optional.empty();
    }
    List<Map<String, Object>> places =
        new ArrayList<>((List<Map<String, Object>>) spec.get("ports"));
    places.addAll((List<Map<String, Object>>) spec.get("nics"));
    return places.stream()
        .filter(p -> ((List<?>) p.get("hosts")).contains(name))
        .map(p -> (String) p.get("name"))
        .findFirst();
  }

  /** The addresses of a small prefix. */
  private static List<Ip> local(String prefix) {
    Ip first = address(prefix);
    return prefix.endsWith("/31") ? List.of(first, Ip.v4((int) first.low() + 1)) : List.of(first);
  }

  private static Ip address(String text) {
    int slash = text.indexOf('/');
    return Ip.of(slash < 0 ? text : text.substring(0, slash));
  }

  private static Outcome outcome(String result) {
    return switch (result) {
      case "ok" -> Outcome.ANSWERED;
      case "timeout", "EAGAIN", "EPERM" -> Outcome.LOST;
      case "ECONNREFUSED", "ECONNRESET" -> Outcome.REFUSED;
      default -> Outcome.UNREACHABLE;
    };
  }
}
