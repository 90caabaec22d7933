package io.github.ricochet.picture;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A host with the ways of a packet and its answer through it.
 *
 * @param drawing the picture
 * @param ways the same as words: the ways, hop by hop; none where only the host is shown
 */
public record Picture(Drawing drawing, List<Way> ways) {

  /** A host with what is around it. */
  public static Picture ofHost(Host host, Simulator simulator, ServiceMatrix services) {
    TopologyBuilder builder = new TopologyBuilder(host, simulator).sources(services.sources());
    services.rows().forEach(r -> builder.service(text(r), r.isTroubled()));
    return draw(builder.moreServices(services.rows().size()).build(), List.of(), List.of());
  }

  private static String text(ServiceMatrix.Row row) {
    return row.service() + " → " + String.join(", ", row.targets());
  }

  /** The way of a flow's packets. */
  public static Picture ofTrace(Host host, Simulator simulator, Trace trace) {
    return of(host, simulator, trace, Optional.empty());
  }

  /**
   * The way of a flow's packets on the host as it is after a cure, beside the way as it is now.
   *
   * @param cured the walk on the changed host
   * @param changed the changed host
   */
  public static Picture ofCure(Host changed, Simulator simulator, Trace cured, Trace before) {
    return of(changed, simulator, cured, Optional.of(before));
  }

  private static Picture of(Host host, Simulator simulator, Trace trace, Optional<Trace> before) {
    List<Way> ways = WayMaker.ways(host, trace);
    List<Way> others = new ArrayList<>();
    before.ifPresent(b -> WayMaker.ways(host, b).forEach(w -> others.add(w.asBefore())));
    List<Way> all = new ArrayList<>(others);
    all.addAll(ways);
    TopologyBuilder builder = new TopologyBuilder(host, simulator).needed(keys(all));
    trace.flow().from().ifPresent(a -> builder.machine(a, trace.flow().in()));
    machines(all).forEach(a -> builder.machine(a, Optional.empty()));
    return draw(builder.build(), all, ways);
  }

  private static Set<String> keys(List<Way> ways) {
    Set<String> keys = new LinkedHashSet<>();
    for (Way way : ways) {
      way.hops().forEach(hop -> keys.add(hop.node()));
      way.hops().forEach(hop -> hop.towards().ifPresent(keys::add));
    }
    return keys;
  }

  private static List<Ip> machines(List<Way> ways) {
    return keys(ways).stream()
        .filter(k -> k.startsWith(Node.machine("")))
        .flatMap(k -> Ip.parse(k.substring(Node.machine("").length())).stream())
        .toList();
  }

  private static Picture draw(Topology topology, List<Way> drawn, List<Way> told) {
    Lanes lanes = new Lanes(drawn);
    Layout layout = new Layout(topology, lanes);
    Tracks tracks = new Tracks(layout);
    lanes.runs().stream()
        .filter(run -> run.stream().allMatch(s -> layout.boxes().containsKey(s.hop().node())))
        .forEach(tracks::draw);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(layout.frame());
    shapes.addAll(layout.wires());
    shapes.addAll(layout.boxes().values());
    shapes.addAll(tracks.lines());
    layout.boxes().values().forEach(box -> shapes.add(new Shape.Caption(box)));
    shapes.addAll(tracks.marks());
    return new Picture(new Drawing(layout.width(8), layout.height(), List.copyOf(shapes)), told);
  }
}
