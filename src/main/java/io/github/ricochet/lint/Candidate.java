package io.github.ricochet.lint;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Loss;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule of {@code rules/} claims. A candidate about a service becomes a finding when the
 * simulator loses a flow to that service in the way that the candidate says; one without a service
 * is a finding as it stands.
 *
 * <p>Immutable: each method returns a candidate that says more.
 */
public final class Candidate {

  /** Stands in a message for the sources whose flows turn out to be lost. */
  public static final String FROM = "{from}";

  private final String rule;
  private final Optional<Service> service;
  private final Optional<PortForward> forward;
  private final Set<Loss.Reason> reasons = EnumSet.noneOf(Loss.Reason.class);
  private final List<Origin> locations = new ArrayList<>();
  private final List<Choice> open = new ArrayList<>();
  private String device = "";
  private Severity severity = Severity.NOTE;
  private String message = "";

  private Candidate(String rule, Optional<Service> service, Optional<PortForward> forward) {
    this.rule = rule;
    this.service = service;
    this.forward = forward;
  }

  private Candidate(Candidate other) {
    this(other.rule, other.service, other.forward);
    reasons.addAll(other.reasons);
    locations.addAll(other.locations);
    open.addAll(other.open);
    device = other.device;
    severity = other.severity;
    message = other.message;
  }

  /** A claim of the rule with this id about flows that a port forward takes. */
  public static Candidate of(String rule, PortForward forward) {
    return new Candidate(rule, Optional.of(forward.service()), Optional.of(forward))
        .because(forward.rule());
  }

  /** A claim of the rule with this id about the input. */
  public static Candidate of(String rule, Problem problem) {
    Candidate claim = of(rule);
    return problem.origin().map(claim::because).orElse(claim);
  }

  /** A claim of the rule with this id that needs no walk. */
  public static Candidate of(String rule) {
    return new Candidate(rule, Optional.empty(), Optional.empty());
  }

  /** For flows that are lost for one of these reasons. */
  public Candidate lost(Loss.Reason... ways) {
    Candidate more = new Candidate(this);
    more.reasons.addAll(List.of(ways));
    return more;
  }

  /** For flows that are lost at this bridge port or interface only. */
  public Candidate at(String faultyDevice) {
    Candidate more = new Candidate(this);
    more.device = faultyDevice;
    return more;
  }

  /** An error with this message, in which {@link #FROM} stands for the sources. */
  public Candidate error(String text) {
    return says(Severity.ERROR, text);
  }

  /** A warning with this message, in which {@link #FROM} stands for the sources. */
  public Candidate warning(String text) {
    return says(Severity.WARNING, text);
  }

  /** A note with this message, in which {@link #FROM} stands for the sources. */
  public Candidate note(String text) {
    return says(Severity.NOTE, text);
  }

  private Candidate says(Severity level, String text) {
    Candidate more = new Candidate(this);
    more.severity = level;
    more.message = text;
    return more;
  }

  /** Names a rule that causes it; the first that is named is the foremost. */
  public Candidate because(Rule cause) {
    return because(cause.origin());
  }

  /** Names a line that causes it. */
  public Candidate because(Origin origin) {
    Candidate more = new Candidate(this);
    more.locations.add(origin);
    return more;
  }

  /** Names the words of a line that cause it, or the whole line where they do not stand in it. */
  public Candidate because(Origin origin, String words) {
    int at = origin.text().indexOf(words);
    if (at < 0) {
      return because(origin);
    }
    int column = origin.column() + origin.text().codePointCount(0, at);
    int end = column + words.codePointCount(0, words.length());
    return because(new Origin(origin.file(), origin.line(), column, end));
  }

  /**
   * Says that no walk can prove it, since a dump is missing.
   *
   * @param question what is not known
   * @param kind the kind of dump that would tell
   */
  public Candidate unproven(String question, DumpKind kind) {
    Candidate more = new Candidate(this);
    more.open.add(new Choice(question, "", Optional.of(kind), Optional.empty()));
    return more;
  }

  /** Whether it is about a loss like this of a flow that {@code taken} sent on its way. */
  boolean explains(Loss loss, Optional<PortForward> taken) {
    return reasons.contains(loss.reason())
        && (device.isEmpty() || device.equals(loss.device()))
        && (forward.isEmpty() || forward.equals(taken));
  }

  /** The id of the rule that claims it. */
  public String rule() {
    return rule;
  }

  /** The service whose flows are lost; empty for a claim that needs no walk. */
  public Optional<Service> service() {
    return service;
  }

  /** The port forward whose flows are lost. */
  public Optional<PortForward> forward() {
    return forward;
  }

  /** How much it matters when it is true. */
  public Severity severity() {
    return severity;
  }

  /** The message, with {@link #FROM} in it. */
  public String message() {
    return message;
  }

  /** The lines that cause it, the foremost first. */
  public List<Origin> locations() {
    return List.copyOf(locations);
  }

  /** Whether a walk has to confirm it. */
  public boolean isToBeWalked() {
    return service.isPresent() && open.isEmpty();
  }

  /** What is not known, where no walk can prove it. */
  public List<Choice> open() {
    return List.copyOf(open);
  }

  /** The device that it is about, or empty text. */
  public String device() {
    return device;
  }
}
