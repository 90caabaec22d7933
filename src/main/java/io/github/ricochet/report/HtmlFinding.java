package io.github.ricochet.report;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Confidence;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.Remedy;
import io.github.ricochet.picture.HostPicture.Shown;
import io.github.ricochet.picture.HostPicture.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One finding of a page: what is lost, its picture, its lines, and what to type. */
final class HtmlFinding {

  /** So many lines are quoted. */
  private static final int QUOTES = 12;

  /** So many commands are listed. */
  private static final int COMMANDS = 50;

  /** So many flows are listed. */
  private static final int FLOWS = 200;

  /** Longer lists are closed at first. */
  private static final int OPEN = 8;

  private final Markup out;

  HtmlFinding(Markup out) {
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param id its id in the page
   */
  void print(Shown shown, String id) {
    Finding finding = shown.finding();
    String severity = finding.severity().toString();
    out.open("article", "class", "finding is-" + severity, "id", id, "aria-labelledby", id + "-t")
        .line();
    out.open("h4", "id", id + "-t");
    out.element("span", severity, "class", "tag " + severity);
    out.element("a", finding.rule(), "href", "#" + finding.rule()).text(" " + finding.name());
    if (!finding.flows().isEmpty()) {
      String sometimes = finding.sometimes() ? ", sometimes" : "";
      out.element("span", " (" + finding.confidence() + sometimes + ")", "class", "soft");
    }
    out.closeLine();
    out.element("p", finding.message(), "class", "message").line();
    views(shown, id);
    remedies(finding);
    quotes(finding.locations());
    String lost = finding.confidence() == Confidence.CONFIRMED ? "Lost" : "May be lost";
    flows(lost, finding.flows());
    flows("Affected", finding.affected());
    flows("Works", finding.works());
    out.closeLine();
  }

  private void views(Shown shown, String id) {
    List<View> views = shown.views();
    if (views.size() > 1) {
      out.open("fieldset").element("legend", "Show the way of the packet").line();
      for (int i = 0; i < views.size(); i++) {
        String checked = i == 0 ? "checked" : null;
        View view = views.get(i);
        String title =
            view.remedy() == 0 ? "as it is" : "with remedy " + view.remedy() + ": " + view.title();
        out.open("label");
        out.leaf(
            "input", "type", "radio", "name", id + "-v", "class", "pick" + i, "checked", checked);
        out.text(title).closeLine();
      }
      out.closeLine();
    }
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      String outcome = view.outcome().name().toLowerCase(Locale.ROOT);
      String title =
          view.remedy() == 0
              ? "As it is: " + outcome
              : "With remedy " + view.remedy() + ", " + view.title() + ": " + outcome;
      out.open("figure", "class", "view view" + i).element("figcaption", title).line();
      new HtmlWays(out).print(view.picture(), id + "-" + i, title);
      out.closeLine();
    }
  }

  private void remedies(Finding finding) {
    if (finding.remedies().isEmpty()) {
      return;
    }
    out.element("h5", "What to type").open("ol", "class", "remedies").line();
    for (Remedy remedy : finding.remedies()) {
      out.open("li").text(remedy.title());
      if (remedy.verified()) {
        out.element(
            "span",
            " (tried out: cures " + Words.count(remedy.cures(), "flow") + ")",
            "class",
            "works");
      }
      commands(remedy.commands());
      if (!remedy.lasting().isEmpty()) {
        out.element("p", "So that it lasts over a reboot:", "class", "soft");
        commands(remedy.lasting());
      }
      for (String effect : remedy.sideEffects()) {
        out.element("p", effect, "class", "soft");
      }
      flows("Breaks", remedy.breaks());
      out.closeLine();
    }
    out.closeLine();
  }

  private void commands(List<String> commands) {
    if (commands.isEmpty()) {
      return;
    }
    out.open("div", "class", "copyable").open("pre").open("code");
    out.text(commands.get(0));
    commands.stream().limit(COMMANDS).skip(1).forEach(c -> out.line().text(c));
    out.close().close().close();
    if (commands.size() > COMMANDS) {
      String rest = Words.count(commands.size() - COMMANDS, "more command");
      out.element("p", "and " + rest + ": ricochet lint --verbose", "class", "soft");
    }
  }

  private void quotes(List<Origin> origins) {
    if (origins.isEmpty()) {
      return;
    }
    out.element("h5", "The lines that cause it").line();
    origins.stream().limit(QUOTES).forEach(this::quote);
    if (origins.size() > QUOTES) {
      out.element("p", "and " + Words.count(origins.size() - QUOTES, "more line"), "class", "soft")
          .line();
    }
  }

  private void quote(Origin origin) {
    Excerpt excerpt = Excerpt.of(origin);
    out.open("figure", "class", "quote").element("figcaption", origin.toString(), "class", "mono");
    out.open("div", "class", "copyable").open("pre").open("code");
    out.text(excerpt.before()).element("mark", excerpt.meant()).text(excerpt.after());
    out.close().close().close().closeLine();
  }

  private void flows(String title, List<FlowGroup> flows) {
    if (flows.isEmpty()) {
      return;
    }
    Map<String, List<String>> byDestination =
        flows.stream()
            .limit(FLOWS)
            .collect(
                Collectors.groupingBy(
                    FlowGroup::destination,
                    LinkedHashMap::new,
                    Collectors.mapping(f -> f.source().name(), Collectors.toList())));
    out.open("details", "open", flows.size() <= OPEN ? "open" : null);
    out.element("summary", title + ": " + Words.count(flows.size(), "flow"));
    out.open("dl", "class", "flows");
    byDestination.forEach(
        (to, from) ->
            out.element("dt", "to " + to).element("dd", "from " + String.join(", ", from)));
    out.close();
    if (flows.size() > FLOWS) {
      out.element("p", "and " + Words.count(flows.size() - FLOWS, "more flow"), "class", "soft");
    }
    out.closeLine();
  }
}
