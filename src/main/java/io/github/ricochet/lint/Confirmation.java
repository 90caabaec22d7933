package io.github.ricochet.lint;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.Walked.End;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Unsettled;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Loss;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds candidates against what the simulator says of the flows that they are about. A flow that is
 * not answered goes to the first candidate that explains the first thing that loses it; a candidate
 * that gets no flow is refuted.
 */
final class Confirmation {

  /**
   * What is one finding: the same claim, as sure.
   *
   * @param sometimes whether the flows are lost on some branches of a test that no dump decides
   */
  record Case(
      String rule,
      Service service,
      String device,
      Severity severity,
      String message,
      Confidence confidence,
      boolean sometimes) {}

  /** The candidates and the flows that came together in a case. */
  static final class Evidence {
    final List<Candidate> candidates = new ArrayList<>();
    final List<FlowGroup> flows = new ArrayList<>();
    final List<Choice> open = new ArrayList<>();
    End witness;
  }

  private final List<Candidate> candidates;
  private final Map<Case, Evidence> cases = new LinkedHashMap<>();
  private final List<Walked> answered = new ArrayList<>();
  private final List<Walked> unexplained = new ArrayList<>();

  /**
   * @param candidates those about services; where several explain a loss, the first one gets it
   */
  Confirmation(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /** Takes the flow into account. */
  void add(Walked walked) {
    if (walked.isAnswered()) {
      answered.add(walked);
      return;
    }
    for (End end : walked.ends()) {
      Optional<Candidate> candidate =
          end.trace().loss().flatMap(loss -> explaining(walked.flow(), loss, end.taken()));
      if (candidate.isPresent()) {
        file(candidate.get(), walked, end);
        return;
      }
    }
    unexplained.add(walked);
  }

  private Optional<Candidate> explaining(FlowGroup flow, Loss loss, Optional<PortForward> taken) {
    return candidates.stream()
        .filter(c -> asks(flow, c.service().orElseThrow()))
        .filter(c -> c.explains(loss, taken))
        .findFirst();
  }

  private void file(Candidate candidate, Walked walked, End end) {
    List<Choice> open = walked.isCertain() ? List.of() : end.trace().choices();
    boolean settled = open.stream().allMatch(choice -> choice.settledBy().isEmpty());
    boolean sometimes = open.stream().anyMatch(choice -> choice.settledBy().isEmpty());
    Case key =
        new Case(
            candidate.rule(),
            candidate.service().orElseThrow(),
            candidate.device(),
            candidate.severity(),
            candidate.message(),
            settled ? Confidence.CONFIRMED : Confidence.POSSIBLE,
            sometimes);
    Evidence evidence = cases.computeIfAbsent(key, k -> new Evidence());
    evidence.flows.add(walked.flow());
    if (!evidence.candidates.contains(candidate)) {
      evidence.candidates.add(candidate);
    }
    open.stream().filter(c -> !evidence.open.contains(c)).forEach(evidence.open::add);
    if (evidence.witness == null) {
      evidence.witness = end;
    }
  }

  private static boolean asks(FlowGroup flow, Service service) {
    return service.isAskedBy(flow.to(), flow.flow().protocol(), flow.port());
  }

  /** What was confirmed, or not refuted, in the order in which its first flow came. */
  Map<Case, Evidence> cases() {
    return cases;
  }

  /** The flows to the service that one of these machines answers. */
  List<FlowGroup> answered(Service service, List<Ip> targets) {
    return answered.stream()
        .filter(w -> asks(w.flow(), service))
        .filter(w -> w.trace().answeredBy().filter(targets::contains).isPresent())
        .map(Walked::flow)
        .toList();
  }

  /** The kinds of dumps that would settle what is only possible, each with what it would tell. */
  Stream<Unsettled> unsettled() {
    Map<DumpKind, Set<String>> questions = new EnumMap<>(DumpKind.class);
    for (Evidence evidence : cases.values()) {
      for (Choice choice : evidence.open) {
        choice
            .settledBy()
            .ifPresent(k -> questions.computeIfAbsent(k, x -> new TreeSet<>()).add(choice.what()));
      }
    }
    return questions.entrySet().stream()
        .map(e -> new Unsettled(e.getKey(), List.copyOf(e.getValue())));
  }

  /** The flows that are not answered and that no candidate explains. */
  List<Walked> unexplained() {
    return unexplained;
  }
}
