package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Confirmation.Case;
import io.github.ricochet.lint.Confirmation.Evidence;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what was confirmed into findings, and puts them in order. */
final class FindingWriter {

  /** Above so many flows a host, the rest is only counted. */
  private static final int MAX_FLOWS = 10_000;

  private static final Comparator<Draft> ORDER =
      Comparator.comparing((Draft d) -> d.severity)
          .thenComparing(d -> d.rule)
          .thenComparing(d -> d.locations.isEmpty() ? "" : d.locations.get(0).file().name())
          .thenComparing(d -> d.locations.isEmpty() ? 0 : d.locations.get(0).line())
          .thenComparing(d -> d.message);

  /** A finding that has no place among the others yet, and so no fingerprint. */
  private record Draft(
      String rule,
      Severity severity,
      Confidence confidence,
      String message,
      List<Origin> locations,
      List<FlowGroup> flows,
      List<FlowGroup> works,
      Optional<Trace> witness,
      List<Remedy> remedies,
      boolean sometimes) {}

  private final Host host;
  private final Catalogue catalogue;
  private final List<Draft> drafts = new ArrayList<>();
  private int omitted;

  FindingWriter(Host host, Catalogue catalogue) {
    this.host = host;
    this.catalogue = catalogue;
  }

  /**
   * A claim that is not walked.
   *
   * @param flows the flows that it would lose, where it is about a service
   */
  void add(Candidate claim, List<FlowGroup> flows, Reasoning reasoning) {
    boolean proven = claim.open().isEmpty();
    Confidence confidence = proven ? Confidence.CONFIRMED : Confidence.POSSIBLE;
    drafts.add(
        new Draft(
            claim.rule(),
            claim.severity(),
            confidence,
            message(claim.message(), flows, confidence, claim.open()),
            claim.locations(),
            flows,
            List.of(),
            Optional.empty(),
            reasoning.remedies(claim),
            false));
  }

  /**
   * A claim that the simulator confirmed, or could not refute.
   *
   * @param works the flows to the same service that are answered
   */
  void add(Case claim, Evidence evidence, List<FlowGroup> works, Reasoning reasoning) {
    List<FlowGroup> flows = Flows.join(evidence.flows);
    Set<Origin> locations = new LinkedHashSet<>();
    evidence.candidates.forEach(c -> locations.addAll(c.locations()));
    drafts.add(
        new Draft(
            claim.rule(),
            severity(claim),
            claim.confidence(),
            message(claim.message(), flows, claim.confidence(), evidence.open),
            List.copyOf(locations),
            flows,
            Flows.join(works),
            Optional.of(evidence.witness.trace()),
            reasoning.remedies(evidence.candidates.get(0)),
            claim.sometimes()));
  }

  /**
   * What is only possible is a warning where the rules alone show a bounce, and else a note, so
   * that a repository of rules alone passes unless it bounces.
   */
  private static Severity severity(Case claim) {
    if (claim.confidence() == Confidence.CONFIRMED || claim.severity() == Severity.NOTE) {
      return claim.severity();
    }
    return claim.rule().startsWith("RC1") ? Severity.WARNING : Severity.NOTE;
  }

  private static String message(
      String claim, List<FlowGroup> flows, Confidence confidence, List<Choice> open) {
    StringBuilder text = new StringBuilder(claim.replace(Candidate.FROM, who(flows)));
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> dumps = new LinkedHashSet<>();
    for (Choice choice : open) {
      unknown.add(choice.what());
      choice.settledBy().ifPresent(kind -> dumps.add("`" + kind.command() + "`"));
    }
    if (confidence == Confidence.POSSIBLE) {
      text.append(". Possible, not certain: no dump tells ").append(words(List.copyOf(unknown)));
      text.append("; ").append(words(List.copyOf(dumps))).append(" would settle it");
    } else if (!unknown.isEmpty()) {
      text.append(", sometimes: it depends on ").append(words(List.copyOf(unknown)));
    }
    return text.toString();
  }

  private static String who(List<FlowGroup> flows) {
    List<String> names = flows.stream().map(f -> f.source().name()).distinct().toList();
    if (names.size() <= 3) {
      return words(names);
    }
    return String.join(", ", names.subList(0, 2)) + " and " + (names.size() - 2) + " others";
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  private static String words(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** All findings, the gravest first. */
  List<Finding> findings() {
    Fingerprints fingerprints = new Fingerprints(host);
    List<Finding> findings = new ArrayList<>();
    int room = MAX_FLOWS;
    for (Draft draft : drafts.stream().sorted(ORDER).toList()) {
      List<FlowGroup> flows = draft.flows.subList(0, Math.min(room, draft.flows.size()));
      room -= flows.size();
      omitted += draft.flows.size() - flows.size();
      findings.add(finding(draft, flows, fingerprints));
    }
    return List.copyOf(findings);
  }

  private Finding finding(Draft draft, List<FlowGroup> flows, Fingerprints fingerprints) {
    return new Finding(
        draft.rule,
        catalogue.name(draft.rule),
        draft.severity,
        draft.confidence,
        draft.message,
        draft.locations,
        flows,
        List.of(),
        draft.works,
        draft.witness,
        draft.remedies,
        fingerprints.next(draft.rule, draft.locations, draft.message),
        draft.sometimes);
  }

  /** How many flows did not find room, once the findings were made. */
  int omitted() {
    return omitted;
  }
}
