package io.github.ricochet.report;

import io.github.ricochet.host.Origin;
import io.github.ricochet.path.Step;
import io.github.ricochet.picture.Hop;
import io.github.ricochet.picture.Picture;
import io.github.ricochet.picture.Way;
import java.util.Locale;

/** A picture of a way with its story in words beside it, each step linked to its place. */
final class HtmlWays {

  private final Markup out;

  HtmlWays(Markup out) {
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param id what the ids of its steps begin with
   * @param title what it shows
   */
  void print(Picture picture, String id, String title) {
    out.openScroll("Picture: " + title);
    new Svg(out)
        .inline(
            picture.drawing(),
            "Picture of the packet's way: " + title + ". The steps below tell it in words.");
    out.closeLine();
    out.open("p", "class", "legend");
    out.text(
        "Solid: the request. Dashed: the answer, or what tells the sender that there is none. ");
    out.text(
        "Numbers are the steps below; pointing at one marks the other. A cross is where the packet is thrown away.");
    out.closeLine();
    out.open("div", "class", "ways").line();
    for (Way way : picture.ways()) {
      print(way, id);
    }
    out.closeLine();
  }

  private void print(Way way, String id) {
    String role = way.role().name().toLowerCase(Locale.ROOT);
    out.open("div").element("p", title(way.role()), "class", "count");
    out.open("ol", "class", "hops").line();
    for (Hop hop : way.hops()) {
      String lost = hop.loss().isPresent() ? " lost" : "";
      out.open("li", "class", "s" + hop.number() + " " + role + lost);
      String step = id + "-" + hop.number();
      out.open("a", "id", step, "href", "#" + step);
      out.element("span", String.valueOf(hop.number()), "class", "n").text(" " + hop.where());
      out.close();
      if (!hop.steps().isEmpty()) {
        out.open("ul");
        hop.steps().forEach(this::print);
        out.close();
      }
      out.closeLine();
    }
    out.close().closeLine();
  }

  private static String title(Way.Role role) {
    return switch (role) {
      case REQUEST, BEFORE -> "The request";
      case ANSWER -> "The answer";
      case REJECTION -> "What the sender is told";
    };
  }

  private void print(Step step) {
    out.open("li").element("code", step.at()).text(" " + step.note());
    step.origin()
        .map(Origin::toString)
        .ifPresent(place -> out.text(" ").element("span", place, "class", "place mono"));
    out.closeLine();
  }
}
