package io.github.ricochet.report;

import io.github.ricochet.picture.HostPicture.View;
import java.util.List;
import java.util.Locale;

/** Packets' ways as a web page: a picture and its story for each. */
public final class TraceHtml {

  private final Markup out;

  /**
   * @param out where it goes
   */
  public TraceHtml(Appendable out) {
    this.out = new Markup(out);
  }

  /** The page. */
  public void print(String host, List<View> views) {
    HtmlPage page = new HtmlPage(out);
    page.begin("Ricochet: " + host);
    out.open("header").element("h1", "Ricochet: " + host).closeLine();
    out.open("main", "id", "main").line();
    int number = 0;
    for (View view : views) {
      String id = "way" + ++number;
      String outcome = view.outcome().name().toLowerCase(Locale.ROOT);
      out.open("section", "aria-labelledby", id).element("h2", view.title(), "id", id).line();
      out.open("figure", "class", "view").element("figcaption", outcome).line();
      new HtmlWays(out).print(view.picture(), id, view.title());
      out.close().closeLine();
    }
    out.closeLine();
    page.end();
  }
}
