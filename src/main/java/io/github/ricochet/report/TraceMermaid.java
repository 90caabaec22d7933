package io.github.ricochet.report;

import io.github.ricochet.picture.Graph;
import io.github.ricochet.picture.Graph.Edge;
import io.github.ricochet.picture.Graph.Vertex;
import io.github.ricochet.picture.Way;
import java.util.stream.Collectors;

/** The way of a packet as a Mermaid flowchart, which code forges draw in tickets. */
public final class TraceMermaid {

  private final Paper paper;

  /**
   * @param paper where it goes
   */
  public TraceMermaid(Paper paper) {
    this.paper = paper;
  }

  /** One graph. */
  public void print(Graph graph, String title) {
    paper.line("flowchart LR");
    paper.line("  accTitle: " + text(title));
    graph.vertices().stream().filter(v -> !v.inside()).forEach(v -> vertex("  ", v));
    paper.line("  subgraph host[\"" + text(graph.host()) + "\"]");
    graph.vertices().stream().filter(Vertex::inside).forEach(v -> vertex("    ", v));
    paper.line("  end");
    graph.edges().forEach(this::edge);
  }

  private void vertex(String indent, Vertex vertex) {
    paper.line(indent + vertex.id() + "[\"" + text(vertex.label()) + "\"]");
  }

  private void edge(Edge edge) {
    String arrow = edge.lost() ? "--x" : edge.role() == Way.Role.REQUEST ? "-->" : "-.->";
    String label =
        edge.label().lines().map(TraceMermaid::text).collect(Collectors.joining("<br/>"));
    paper.line("  " + edge.from().id() + " " + arrow + "|\"" + label + "\"| " + edge.to().id());
  }

  /** The text with an entity for all that could be more than text. */
  private static String text(String raw) {
    StringBuilder text = new StringBuilder();
    Plain.text(raw)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " .:/_,-".indexOf(c) >= 0) {
                text.appendCodePoint(c);
              } else {
                text.append('#').append(c).append(';');
              }
            });
    return text.toString();
  }
}
