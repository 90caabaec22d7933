package io.github.ricochet.report;

import io.github.ricochet.picture.Graph;
import io.github.ricochet.picture.Graph.Edge;
import io.github.ricochet.picture.Graph.Vertex;
import io.github.ricochet.picture.Way;
import java.util.stream.Collectors;

/** The way of a packet in the language of Graphviz (https://graphviz.org/doc/info/lang.html). */
public final class TraceDot {

  private static final String LOSS = "#b3001b";

  private final Paper paper;

  /**
   * @param paper where it goes
   */
  public TraceDot(Paper paper) {
    this.paper = paper;
  }

  /** One graph. */
  public void print(Graph graph, String title) {
    paper.line("digraph {");
    paper.line("  graph [label=" + quoted(title) + ", labelloc=t, fontname=\"sans-serif\"];");
    paper.line("  node [shape=box, style=rounded, fontname=\"sans-serif\"];");
    paper.line("  edge [fontname=\"sans-serif\", fontsize=10];");
    graph.vertices().stream().filter(v -> !v.inside()).forEach(v -> vertex("  ", v));
    paper.line("  subgraph cluster_host {");
    paper.line("    label=" + quoted(graph.host()) + ";");
    graph.vertices().stream().filter(Vertex::inside).forEach(v -> vertex("    ", v));
    paper.line("  }");
    graph.edges().forEach(this::edge);
    paper.line("}");
  }

  private void vertex(String indent, Vertex vertex) {
    paper.line(indent + vertex.id() + " [label=" + quoted(vertex.label()) + "];");
  }

  private static String colour(Way.Role role) {
    return switch (role) {
      case REQUEST, BEFORE -> "#0b57b0";
      case ANSWER -> "#0a6b42";
      case REJECTION -> LOSS;
    };
  }

  private void edge(Edge edge) {
    String colour = edge.lost() ? LOSS : colour(edge.role());
    String style = edge.role() == Way.Role.REQUEST ? "" : ", style=dashed";
    String head = edge.lost() ? ", arrowhead=tee" : "";
    paper.line(
        "  "
            + edge.from().id()
            + " -> "
            + edge.to().id()
            + " [label="
            + quoted(edge.label())
            + ", color=\""
            + colour
            + "\", fontcolor=\""
            + colour
            + "\""
            + style
            + head
            + "];");
  }

  /** A string of the language: no escape of its, such as {@code \N}, comes from a dump. */
  private static String quoted(String text) {
    return text.lines()
        .map(line -> Plain.text(line).replace("\\", "\\\\").replace("\"", "\\\""))
        .collect(Collectors.joining("\\n", "\"", "\""));
  }
}
