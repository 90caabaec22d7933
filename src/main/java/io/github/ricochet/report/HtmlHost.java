package io.github.ricochet.report;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Input;
import io.github.ricochet.lint.Baseline;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.lint.Silenced;
import io.github.ricochet.picture.HostPicture;
import io.github.ricochet.picture.HostPicture.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One host of a page. */
final class HtmlHost {

  private final Markup out;

  HtmlHost(Markup out) {
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param id its id in the page
   */
  void print(HostPicture host, String id) {
    HostResult result = host.result();
    out.open("section", "id", id, "aria-labelledby", id + "-t").line();
    out.element("h2", result.host(), "id", id + "-t").line();
    result.trouble().ifPresent(t -> out.element("p", t.why(), "class", "error").line());
    out.open("p");
    counts(out, result);
    out.closeLine();
    Map<String, String> ids = ids(host.findings(), id);
    host.overview()
        .ifPresent(
            picture -> {
              out.element("h3", "The host").line();
              out.open("figure");
              String title =
                  "The host with its bridges, ports and interfaces, and the machines around it";
              out.openScroll("Picture of the host");
              new Svg(out).inline(picture.drawing(), title);
              out.close().closeLine();
            });
    if (!host.findings().isEmpty()) {
      out.element("h3", "Findings").line();
    }
    int number = 0;
    for (Shown shown : host.findings()) {
      new HtmlFinding(out).print(shown, id + "-f" + ++number);
    }
    int omitted = result.found().flowsOmitted();
    if (omitted > 0) {
      out.element("p", Words.count(omitted, "further lost flow") + " not listed").line();
    }
    HtmlServices services = new HtmlServices(out);
    if (host.services().isPresent()) {
      out.element("h3", "Who reaches which service").line();
      host.digest().ifPresent(digest -> services.digest(digest, ids));
      host.services().ifPresent(matrix -> services.all(matrix, ids));
    }
    silenced(result);
    inputs(result);
    out.closeLine();
  }

  /** The first finding of each rule. */
  private static Map<String, String> ids(List<Shown> findings, String id) {
    Map<String, String> ids = new LinkedHashMap<>();
    int number = 0;
    for (Shown shown : findings) {
      ids.putIfAbsent(shown.finding().rule(), id + "-f" + ++number);
    }
    return ids;
  }

  /** How many findings of each severity. */
  static void counts(Markup out, HostResult result) {
    for (Severity severity : Severity.values()) {
      long count = result.count(severity);
      out.element(
          "span",
          Words.count(count, severity.toString()),
          "class",
          "count " + (count == 0 ? "soft" : severity));
      out.text(severity == Severity.NOTE ? "" : ", ");
    }
    if (!result.silenced().isEmpty()) {
      out.text("; " + result.silenced().size() + " silenced");
    }
  }

  private void silenced(HostResult result) {
    if (!result.silenced().isEmpty()) {
      out.open("details")
          .element("summary", "Silenced: " + result.silenced().size())
          .open("ul")
          .line();
      for (Silenced silenced : result.silenced()) {
        String title = Brief.title(silenced.finding()) + ": " + silenced.finding().message();
        out.element("li", title + " (" + silenced.why() + ")").line();
      }
      out.close().closeLine();
    }
    if (!result.gone().isEmpty()) {
      out.open("details")
          .element("summary", "In the baseline and there no longer: " + result.gone().size());
      out.open("ul").line();
      for (Baseline.Entry entry : result.gone()) {
        out.element("li", entry.rule() + ": " + entry.message()).line();
      }
      out.close().closeLine();
    }
  }

  private void inputs(HostResult result) {
    List<Input> dumps =
        result.found().inputs().stream().filter(i -> i.kind() != DumpKind.UNRECOGNISED).toList();
    if (dumps.isEmpty()) {
      return;
    }
    out.open("details")
        .element("summary", "Read: " + Words.count(dumps.size(), "dump"))
        .open("ul")
        .line();
    for (Input input : dumps) {
      out.open("li").element("code", input.kind().command());
      out.text(" " + input.file() + ", " + Words.count(input.lines(), "line")).closeLine();
    }
    out.close().closeLine();
  }
}
