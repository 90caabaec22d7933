package io.github.ricochet.report;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.picture.HostPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The findings as a web page for a browser: one file that needs no network, with pictures of the
 * packets' ways. Since counts of all hosts stand at its beginning, hosts are held until the end.
 */
public final class HtmlReport implements Report {

  private final Writer out;
  private final Catalogue catalogue;
  private final List<StringBuilder> hosts = new ArrayList<>();
  private final StringBuilder index = new StringBuilder();
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private final TreeSet<String> rules = new TreeSet<>();
  private String first = "";

  /**
   * @param out where the page goes
   * @param sheet the pages of the rules
   */
  public HtmlReport(Writer out, Sheet sheet) {
    this.out = out;
    this.catalogue = sheet.catalogue();
  }

  @Override
  public void add(HostResult host) {
    String id = "host" + (hosts.size() + 1);
    StringBuilder text = new StringBuilder();
    new HtmlHost(new Markup(text)).print(HostPicture.of(host), id);
    hosts.add(text);
    if (first.isEmpty()) {
      first = host.host();
    }
    for (Severity severity : Severity.values()) {
      counts.merge(severity, host.count(severity), Long::sum);
    }
    host.findings().stream().map(Finding::rule).forEach(rules::add);
    Markup row = new Markup(index);
    row.open("tr").open("th", "scope", "row").element("a", host.host(), "href", "#" + id).close();
    for (Severity severity : Severity.values()) {
      long count = host.count(severity);
      row.element("td", String.valueOf(count), "class", count == 0 ? "soft" : "count " + severity);
    }
    String gravest =
        host.trouble()
            .map(HostResult.Trouble::why)
            .orElse(
                host.findings().isEmpty() ? "nothing found" : Brief.title(host.findings().get(0)));
    row.element("td", gravest).closeLine();
  }

  @Override
  public void end() {
    Markup page = new Markup(out);
    HtmlPage frame = new HtmlPage(page);
    String title = hosts.size() == 1 ? first : Words.count(hosts.size(), "host");
    frame.begin("Ricochet: " + title + ": " + sum());
    page.open("header").element("h1", "Ricochet: " + title).line();
    page.open("p").text(sum() + ". ");
    page.element(
        "span",
        "Who cannot reach a published service, and why: found in saved dumps, nothing was run on the host.",
        "class",
        "soft");
    page.close().closeLine();
    page.open("main", "id", "main").line();
    if (hosts.size() > 1) {
      index(page);
    }
    hosts.forEach(host -> page.own(host.toString()));
    pages(page);
    page.closeLine();
    frame.end();
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sum() {
    List<String> sums = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      sums.add(Words.count(counts.getOrDefault(severity, 0L), severity.toString()));
    }
    return String.join(", ", sums);
  }

  private void index(Markup page) {
    page.open("nav", "aria-labelledby", "index").element("h2", "Hosts", "id", "index").line();
    page.openScroll("Hosts");
    page.open("table").open("thead").open("tr");
    for (String head : List.of("host", "errors", "warnings", "notes", "the gravest")) {
      page.element("th", head, "scope", "col");
    }
    page.close().closeLine();
    page.open("tbody").line().own(index.toString()).close();
    page.close().close().closeLine();
  }

  /** The pages of the rules that something was found by. */
  private void pages(Markup page) {
    if (rules.isEmpty()) {
      return;
    }
    page.open("section", "aria-labelledby", "rules")
        .element("h2", "Why: the rules", "id", "rules")
        .line();
    for (String rule : rules) {
      page.open("details", "id", rule);
      page.element("summary", rule + " " + catalogue.name(rule) + ": " + catalogue.summary(rule));
      page.open("pre", "class", "page").text("");
      catalogue.page(rule).lines().forEach(line -> page.text(line).line());
      page.close().closeLine();
    }
    page.closeLine();
  }
}
