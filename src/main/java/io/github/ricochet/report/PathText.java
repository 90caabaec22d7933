package io.github.ricochet.report;

import io.github.ricochet.host.Origin;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import io.github.ricochet.report.Paper.Ink;
import java.util.List;
import java.util.Locale;

/** The way of a packet for people: step by step, in the kernel's words. */
public final class PathText {

  /** So many last steps are shown where nobody asked for all. */
  private static final int LAST = 8;

  private static final int AT_WIDTH = 32;

  private final Paper paper;
  private final boolean verbose;

  /**
   * @param paper where to write
   * @param verbose whether to show every step
   */
  public PathText(Paper paper, boolean verbose) {
    this.paper = paper;
    this.verbose = verbose;
  }

  /** The last steps of the packet that is lost: of the request, or of its answer. */
  void printEnd(Trace trace) {
    boolean reply = trace.loss().map(Loss::reply).orElse(false);
    Leg leg = reply ? trace.reply().orElse(trace.request()) : trace.request();
    String whose = reply ? "the answer to " : "";
    paper.line();
    paper.line(Ink.DIM, "    path   ", whose + trace.flow());
    List<Step> steps = leg.steps();
    int from = verbose ? 0 : Math.max(0, steps.size() - LAST);
    if (from > 0) {
      paper.line("      …");
    }
    List<Step> shown = steps.subList(from, steps.size());
    print(shown);
    trace
        .loss()
        .filter(l -> shown.stream().noneMatch(s -> s.note().equals(l.detail())))
        .ifPresent(l -> step(l.at(), l.detail(), ""));
  }

  /** The whole way, there and back, and how it ends. */
  public void print(Trace trace) {
    paper.line(
        trace.outcome() == Outcome.ANSWERED ? Ink.GREEN : Ink.RED,
        word(trace.outcome()),
        "  " + trace.flow());
    if (!trace.branches().isEmpty()) {
      trace.branches().forEach(this::branch);
      return;
    }
    trace.answeredBy().ifPresent(a -> paper.line("  answered by " + a + seen(trace)));
    leg("request", trace.request());
    trace.reply().ifPresent(leg -> leg("answer", leg));
    trace.error().ifPresent(leg -> leg("what the sender gets", leg));
    String ends = trace.outcome() == Outcome.UNDECIDED ? "lost" : word(trace.outcome());
    trace.loss().ifPresent(l -> paper.paragraph(2, 2, ends + " at " + l.at() + ": " + l.detail()));
    trace.assumptions().forEach(a -> paper.paragraph(2, 2, "assumed: " + a));
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private void branch(Trace branch) {
    paper.line();
    for (Choice choice : branch.choices()) {
      String dump = choice.settledBy().map(k -> " (`" + k.command() + "` would tell)").orElse("");
      String where = choice.origin().map(o -> ", " + o).orElse("");
      paper.paragraph(0, 2, "if " + choice.what() + " is " + choice.taken() + dump + where + ":");
    }
    print(branch);
  }

  private static String seen(Trace trace) {
    return trace.seenSource().map(s -> ", which sees " + s).orElse("");
  }

  private void leg(String name, Leg leg) {
    boolean walked = !leg.at().equals(Leg.NOT_WALKED);
    paper.line(
        "  " + name + ", " + (walked ? leg.verdict().name().toLowerCase(Locale.ROOT) : leg.at()));
    print(leg.steps());
  }

  private void print(List<Step> steps) {
    for (Step step : steps) {
      step(step.at(), step.note(), step.origin().map(Origin::toString).orElse(""));
    }
  }

  private void step(String at, String note, String origin) {
    paper.columns(6, AT_WIDTH, at, origin.isEmpty() ? note : note + "  " + origin);
  }
}
