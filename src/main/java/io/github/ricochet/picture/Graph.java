package io.github.ricochet.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ways of a packet and its answer as a graph, for programs that lay graphs out themselves.
 *
 * @param host the host as the user named it
 * @param vertices the boxes, in the order in which they are come by
 * @param edges from box to box, in the order in which they are taken
 */
public record Graph(String host, List<Vertex> vertices, List<Edge> edges) {

  /**
   * A box.
   *
   * @param id its name in the graph, of letters and digits
   * @param label what it is
   * @param inside whether it is part of the host
   */
  public record Vertex(String id, String label, boolean inside) {}

  /**
   * A stretch of a way.
   *
   * @param label the number of the hop that it leaves, and what was done to the packet there
   * @param role whose way
   * @param lost whether the packet is lost on it
   */
  public record Edge(Vertex from, Vertex to, String label, Way.Role role, boolean lost) {}

  /** The graph of the ways. */
  public static Graph of(String host, List<Way> ways) {
    Map<String, Vertex> vertices = new LinkedHashMap<>();
    List<Edge> edges = new ArrayList<>();
    for (Way way : ways) {
      Hop before = null;
      for (Hop hop : way.hops()) {
        Vertex here = vertex(vertices, hop.node(), hop.where());
        if (before != null && !hop.fresh()) {
          edges.add(new Edge(vertices.get(before.node()), here, label(before), way.role(), false));
        }
        if (hop.loss().isPresent()) {
          edges.add(new Edge(here, grave(vertices, hop), label(hop), way.role(), true));
        }
        before = hop;
      }
    }
    return new Graph(host, List.copyOf(vertices.values()), List.copyOf(edges));
  }

  private static Vertex vertex(Map<String, Vertex> vertices, String key, String label) {
    boolean inside = !key.startsWith(Node.machine(""));
    return vertices.computeIfAbsent(key, k -> new Vertex("n" + vertices.size(), label, inside));
  }

  /** Where a lost packet ends: in the box that it did not get into, or in one of its own. */
  private static Vertex grave(Map<String, Vertex> vertices, Hop hop) {
    return hop.towards()
        .map(key -> vertex(vertices, key, "port " + key.substring(Node.device("").length())))
        .orElseGet(
            () -> {
              String label = hop.ended().word() + ": " + hop.loss().orElseThrow().note();
              String key = hop.node() + " grave";
              return vertices.computeIfAbsent(
                  key,
                  k -> new Vertex("n" + vertices.size(), label, !k.startsWith(Node.machine(""))));
            });
  }

  private static String label(Hop hop) {
    Stream<String> rewritten = Lanes.labels(hop).stream().map(Tracks::words);
    Stream<String> lost = hop.lossWords().stream();
    List<String> words =
        Stream.of(Stream.of(String.valueOf(hop.number())), rewritten, lost)
            .flatMap(some -> some)
            .toList();
    return String.join("\n", words);
  }
}
