package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.path.Trace;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a host, and how one knows: a plain value that every report can print.
 *
 * @param rule the rule's id, such as {@code RC101}
 * @param name the rule's name, such as {@code same-port-bounce}
 * @param severity how much it matters
 * @param confidence how sure it is
 * @param message what is lost, from where to where, because of which line and which port
 * @param locations the lines that cause it, the foremost first
 * @param flows the unanswered flows that it explains
 * @param affected the flows that are answered, but not as they should be
 * @param works the flows to the same service that are answered
 * @param witness the walk of the first of {@code flows}, with its steps
 * @param remedies what cures it, the best first
 * @param mark what tells it from other findings, and stays when lines move or counters grow
 * @param sometimes whether its flows are lost on some branches of a test that no dump can decide
 */
public record Finding(
    String rule,
    String name,
    Severity severity,
    Confidence confidence,
    String message,
    List<Origin> locations,
    List<FlowGroup> flows,
    List<FlowGroup> affected,
    List<FlowGroup> works,
    Optional<Trace> witness,
    List<Remedy> remedies,
    Fingerprint mark,
    boolean sometimes) {

  /** What tells it from others, as outputs and baselines have it: 32 hexadecimal digits. */
  public String fingerprint() {
    return mark.text();
  }

  /** The same finding, as grave as the user says. */
  Finding withSeverity(Severity other) {
    return new Finding(
        rule,
        name,
        other,
        confidence,
        message,
        locations,
        flows,
        affected,
        works,
        witness,
        remedies,
        mark,
        sometimes);
  }
}
