package io.github.ricochet.report;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.report.Paper.Ink;
import java.util.List;
import java.util.Locale;

/** What was read of a host's dumps, for people. */
public final class ParseText {

  private final Paper paper;

  /**
   * @param paper where to write
   */
  public ParseText(Paper paper) {
    this.paper = paper;
  }

  /** What was read of one host. */
  public void print(Host host) {
    paper.line(Ink.BOLD, host.name(), "");
    for (Input input : host.inputs()) {
      int open = input.notUnderstood();
      String rest = open > 0 ? ", " + open + " not understood" : "";
      paper.line(
          String.format(
              Locale.ROOT,
              "  %-28s %s, %s%s",
              input.kind().command(),
              input.file() + (input.line() > 1 ? ":" + input.line() : ""),
              count(input.lines(), "line"),
              rest));
    }
    Unmodelled.of(host)
        .forEach(
            (name, places) ->
                paper.line(
                    "  known by name only: "
                        + name
                        + ", "
                        + count(places.size(), "time")
                        + ", "
                        + places.get(0)));
    for (Problem problem : host.problems()) {
      paper.line(
          Ink.YELLOW, "  " + word(problem.kind()), " " + where(problem) + ": " + problem.message());
    }
    paper.line("  " + facts(host));
  }

  private static String facts(Host host) {
    long rules = host.rulesets().values().stream().flatMap(r -> r.rules()).count();
    return String.join(
        ", ",
        List.of(
            count(rules, "rule"),
            count(host.interfaces().size(), "interface"),
            count(host.ports().size(), "bridge port"),
            count(host.addresses().size(), "address"),
            count(host.routes().size(), "route"),
            count(host.neighbours().size(), "neighbour"),
            count(host.sysctls().size(), "setting")));
  }

  private static String count(long number, String noun) {
    String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
    return number + " " + (number == 1 ? noun : plural);
  }

  private static String where(Problem problem) {
    return problem.origin().map(Origin::toString).orElse(problem.file());
  }

  private static String word(Problem.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
