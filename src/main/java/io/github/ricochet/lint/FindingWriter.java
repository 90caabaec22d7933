package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns what was confirmed into findings, and puts them in order. */
final class FindingWriter {

  /** Above so many flows a host, the rest is only counted. */
  private static final int MAX_FLOWS = 10_000;

  /** Of so many services of a finding it is told who is answered. */
  private static final int MAX_SERVICES = 8;

  private static final Comparator<Draft> ORDER =
      Comparator.comparing((Draft d) -> d.severity)
          .thenComparing(d -> d.rule)
          .thenComparing(d -> d.locations.isEmpty() ? "" : d.locations.get(0).file().name())
          .thenComparing(d -> d.locations.isEmpty() ? 0 : d.locations.get(0).line())
          .thenComparing(d -> d.message);

  /**
   * A finding that has no place among the others yet, and so no fingerprint; its flows are joined.
   */
  private record Draft(
      String rule,
      Severity severity,
      Confidence confidence,
      String message,
      String evidence,
      List<Origin> locations,
      Collection<FlowGroup> flows,
      Collection<FlowGroup> affected,
      List<FlowGroup> works,
      Optional<Trace> witness,
      List<Remedy> remedies,
      boolean sometimes) {}

  private final Host host;
  private final Catalogue catalogue;
  private final List<Draft> drafts = new ArrayList<>();
  private int room = MAX_FLOWS;
  private int omitted;

  FindingWriter(Host host, Catalogue catalogue) {
    this.host = host;
    this.catalogue = catalogue;
  }

  /** A claim about the host or its input, which stands as it is. */
  void add(Candidate claim, Reasoning reasoning) {
    drafts.add(
        new Draft(
            claim.rule(),
            claim.severity(),
            Confidence.CONFIRMED,
            claim.message(),
            "",
            claim.locations(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            reasoning.remedies(claim),
            false));
  }

  /** Claims that no walk can prove. */
  void add(Unproven claims) {
    Candidate claim = claims.foremost();
    drafts.add(
        new Draft(
            claim.rule(),
            claim.severity(),
            Confidence.POSSIBLE,
            claims.message() + Message.unknown(claim.open(), Confidence.POSSIBLE),
            "",
            claims.locations(),
            Flows.joinKeepingCrowds(claims.flows()),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            false));
  }

  /** A claim that the simulator confirmed, or could not refute. */
  void add(Case found, Confirmation confirmation, List<Remedy> remedies) {
    Case.Key key = found.key();
    List<FlowGroup> works = new ArrayList<>();
    for (Service service : found.services().stream().limit(MAX_SERVICES).toList()) {
      works.addAll(confirmation.answered(service));
    }
    drafts.add(
        new Draft(
            key.rule(),
            severity(key),
            key.confidence(),
            Message.of(found) + Message.unknown(found.open(), key.confidence()),
            CounterEvidence.words(found.counted()),
            found.locations(),
            Flows.joinKeepingCrowds(found.flows()),
            Flows.joinKeepingCrowds(found.affected()),
            found.flows().isEmpty() ? List.of() : Flows.join(works, MAX_FLOWS),
            Optional.of(found.witness()),
            remedies,
            key.sometimes()));
  }

  /**
   * What is only possible is a warning where the rules alone show a bounce, and else a note, so
   * that a repository of rules alone passes unless it bounces.
   */
  private static Severity severity(Case.Key claim) {
    if (claim.confidence() == Confidence.CONFIRMED || claim.severity() == Severity.NOTE) {
      return claim.severity();
    }
    return claim.rule().startsWith("RC1") ? Severity.WARNING : Severity.NOTE;
  }

  /** All findings, the gravest first. */
  List<Finding> findings() {
    Fingerprints fingerprints = new Fingerprints(host);
    List<Finding> findings = new ArrayList<>();
    for (Draft draft : drafts.stream().sorted(ORDER).toList()) {
      findings.add(finding(draft, fingerprints));
    }
    return List.copyOf(findings);
  }

  private List<FlowGroup> listed(Collection<FlowGroup> flows) {
    List<FlowGroup> listed = new ArrayList<>();
    for (FlowGroup group : flows) {
      if (room == 0) {
        omitted += group.crowd().size();
        continue;
      }
      group.bySource().limit(room).forEach(listed::add);
      omitted += Math.max(0, group.crowd().size() - room);
      room -= Math.min(room, group.crowd().size());
    }
    return List.copyOf(listed);
  }

  private Finding finding(Draft draft, Fingerprints fingerprints) {
    return new Finding(
        draft.rule,
        catalogue.name(draft.rule),
        draft.severity,
        draft.confidence,
        draft.message + draft.evidence,
        draft.locations,
        listed(draft.flows),
        listed(draft.affected),
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
