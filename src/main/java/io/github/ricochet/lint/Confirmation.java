package io.github.ricochet.lint;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.Walked.End;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.Unsettled;
import io.github.ricochet.lint.remedy.Fare;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds candidates against what the simulator says of the flows that they are about. First all
 * flows are walked, without a note of their steps; then those that are not answered as they should
 * be are held against what the rules claim of them. Such a flow goes to the candidate that explains
 * the first thing that loses it best; a candidate that gets no flow is refuted.
 */
final class Confirmation {

  /** So many flows are walked singly that could have been walked as one: more are not listed. */
  private static final int MOST_SINGLY = 10_000;

  private final Walks walks;
  private final Flows flows;
  private final Blemishes blemishes;
  private final MatrixDraft matrix;
  private final Map<Case.Key, Case> cases = new LinkedHashMap<>();
  private final Map<Service, List<FlowGroup>> answered = new HashMap<>();
  private final Set<Service> alive = new HashSet<>();
  private final Set<PortForward> taken = new HashSet<>();
  private final Set<Service> byChance = new HashSet<>();
  private final CounterEvidence evidence;
  private final Map<Flow, FlowGroup> walkedFlows = new HashMap<>();
  private final Map<Flow, Fare> fares = new LinkedHashMap<>();
  private boolean reliesOnPromiscuity;
  private final List<Walked> unexplained = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private final Contest contest;

  /** What has become of flows of the next service already. */
  private final Map<Flow, Trace> ahead = new HashMap<>();

  private int room = MOST_SINGLY;
  private Claims claims = new Claims(List.of());

  /**
   * @param contest the services of which it matters which port forward takes their flows
   */
  Confirmation(
      Walks walks,
      Flows flows,
      Blemishes blemishes,
      Contest contest,
      CounterEvidence evidence,
      MatrixDraft matrix) {
    this.evidence = evidence;
    this.contest = contest;
    this.walks = walks;
    this.flows = flows;
    this.blemishes = blemishes;
    this.matrix = matrix;
  }

  /**
   * Whether what is to be said of these flows is true of all whom they stand for, and does not name
   * the one that is walked. Where too many would be walked singly, one has to do.
   */
  boolean speakForAll(List<FlowGroup> crowds) {
    boolean forAll = true;
    int all = 0;
    for (FlowGroup flow : crowds) {
      Trace trace = walks.outcome(flow);
      ahead.put(flow.flow(), trace);
      forAll &= speaksForAll(flow, trace);
      all += flow.crowd().size();
    }
    if (!forAll && all <= room) {
      room -= all;
      return false;
    }
    return true;
  }

  private boolean speaksForAll(FlowGroup flow, Trace trace) {
    if (trace.outcome() == Outcome.ANSWERED
        && blemishes.of(trace, flows.services(flow)).isEmpty()) {
      return true;
    }
    return !walks.senders(flow.source()).isSingle()
        && Stream.concat(Stream.of(trace), trace.branches().stream())
            .flatMap(t -> t.loss().stream())
            .noneMatch(loss -> names(loss, flow.source()));
  }

  private static boolean names(Loss loss, Source source) {
    String address = source.address().map(Ip::toString).orElse("");
    return loss.device().equals(source.place().port())
        || loss.detail().contains(address)
        || loss.at().contains(address);
  }

  /** Walks the flows that ask for the service. */
  void walk(Service service, List<FlowGroup> asking) {
    List<FlowGroup> lost = new ArrayList<>();
    for (FlowGroup flow : asking) {
      Trace walked = ahead.get(flow.flow());
      Trace trace = walked == null ? walks.outcome(flow) : walked;
      List<Service> services = flows.services(flow);
      remember(flow, trace, services);
      if (trace.outcome() == Outcome.ANSWERED) {
        answer(flow, trace, services);
      } else if (isLost(trace)) {
        lost.add(flow);
      } else {
        matrix.unknown(flow, services);
      }
    }
    ahead.clear();
    boolean dead = !alive.contains(service);
    lost.forEach(flow -> doubts.add(Doubt.lost(flow, flows.services(flow), dead)));
  }

  /** Whether something loses it; a walk that cannot be made is not lost. */
  private static boolean isLost(Trace trace) {
    return trace.loss().isPresent()
        || trace.branches().stream().anyMatch(branch -> branch.loss().isPresent());
  }

  /** The services that some flow asks for that has to be explained. */
  Set<Service> suspected() {
    Set<Service> services = new HashSet<>();
    doubts.forEach(doubt -> services.addAll(doubt.services()));
    return services;
  }

  /** Holds the flows that were walked against what the rules claim. */
  void explain(Claims said) {
    claims = said;
    for (Doubt doubt : doubts) {
      if (doubt.lost()) {
        explain(walks.stepByStep(doubt.flow()), doubt.services(), doubt.dead());
      } else {
        explainAnswer(doubt);
      }
    }
    doubts.clear();
  }

  private void remember(FlowGroup group, Trace trace, List<Service> services) {
    Flow flow = group.flow();
    walkedFlows.put(flow, group);
    fares.put(flow, blemishes.fare(trace, services));
  }

  private void answer(FlowGroup flow, Trace trace, List<Service> services) {
    Optional<Ip> by = trace.answeredBy();
    Set<Service> meant = new HashSet<>();
    for (Service service : services) {
      if (by.filter(a -> blemishes.isMeant(service, a)).isPresent()) {
        meant.add(service);
        answered.computeIfAbsent(service, s -> new ArrayList<>()).add(flow);
      }
    }
    alive.addAll(meant);
    List<Blemish> found = blemishes.of(trace, services);
    if (found.contains(Blemish.PROMISCUITY)) {
      fares.put(flow.flow(), Fare.UNANSWERED);
      reliesOnPromiscuity = true;
    }
    if (found.isEmpty()) {
      matrix.answered(flow, services, meant, List.of());
    }
    if (!found.isEmpty()) {
      doubts.add(Doubt.answered(flow, services, meant, found));
    } else if (isByChance(trace) && !contest.isBetweenServices(services)) {
      byChance.addAll(services);
    } else if (contest.isAbout(services)) {
      note(walks.stepByStep(flow), services);
    }
  }

  private void explainAnswer(Doubt doubt) {
    Walked stepped = walks.stepByStep(doubt.flow());
    Fate fate = walks.fate(doubt.flow(), stepped.ends().get(0), false);
    note(stepped, doubt.services());
    List<String> rules = new ArrayList<>();
    for (Blemish blemish : doubt.blemishes()) {
      List<Candidate> explaining = claims.explaining(fate, blemish);
      if (!explaining.isEmpty()) {
        rules.add(file(explaining, fate, List.of()).rule());
      }
    }
    matrix.answered(doubt.flow(), doubt.services(), doubt.meant(), rules);
  }

  /** Remembers which port forward takes the flow, unless that is a matter of chance. */
  private void note(Walked walked, List<Service> services) {
    for (End end : walked.ends()) {
      end.taken().ifPresent(taken::add);
      if (isByChance(end.trace())) {
        byChance.addAll(services);
      }
    }
  }

  private static boolean isByChance(Trace trace) {
    return trace.choices().stream().anyMatch(Choice::isByChance);
  }

  private void explain(Walked walked, List<Service> services, boolean dead) {
    note(walked, services);
    for (End end : walked.ends()) {
      Optional<Loss> loss = end.trace().loss();
      if (loss.isPresent()) {
        Fate fate = walks.fate(walked.flow(), end, dead);
        List<Candidate> explaining = claims.explaining(fate, loss.get().reason());
        if (!explaining.isEmpty()) {
          Case.Key key = file(explaining, fate, open(walked, end));
          matrix.lost(walked.flow(), services, loss.get(), key);
          return;
        }
      }
    }
    matrix.unexplained(walked, services);
    unexplained.add(walked);
  }

  /**
   * What is not known of the end that a claim explains: nothing where all branches end alike, and
   * what no dump of its own settles only where it decides between an answer and none.
   */
  private static List<Choice> open(Walked walked, End end) {
    if (walked.isCertain()) {
      return List.of();
    }
    return end.trace().choices().stream()
        .filter(c -> c.settledBy().isPresent() || walked.isSometimesAnswered())
        .toList();
  }

  /**
   * Puts a flow to its cause.
   *
   * @param explaining at least one candidate
   */
  private Case.Key file(List<Candidate> explaining, Fate fate, List<Choice> choices) {
    Candidate best = explaining.get(0);
    List<Choice> open = Stream.concat(best.open().stream(), choices.stream()).toList();
    boolean settled = open.stream().allMatch(Choice::isByChance);
    boolean sometimes = open.stream().anyMatch(Choice::isByChance);
    Case.Key key =
        new Case.Key(
            best.rule(),
            best.severity(),
            Message.cause(best, fate),
            settled ? Confidence.CONFIRMED : Confidence.POSSIBLE,
            sometimes);
    cases
        .computeIfAbsent(key, k -> new Case(k, fate.trace()))
        .add(fate, explaining, open, evidence.rules(fate));
    return key;
  }

  /** What was confirmed, or not refuted, in the order in which its first flow came. */
  Collection<Case> cases() {
    return cases.values();
  }

  /** Whether some flow is answered only because a bridge is promiscuous. */
  boolean reliesOnPromiscuity() {
    return reliesOnPromiscuity;
  }

  /** How each flow fares that was walked; what only promiscuity answers counts as not answered. */
  Map<Flow, Fare> fares() {
    return fares;
  }

  /** The group that a walked flow stands for. */
  FlowGroup group(Flow flow) {
    return walkedFlows.get(flow);
  }

  /** Whether a port forward never got a flow, while an earlier one got theirs. */
  boolean isBeaten(PortForward later, PortForward earlier) {
    return taken.contains(earlier) && !taken.contains(later) && !byChance.contains(later.service());
  }

  /** The flows to a service that are answered by a machine that it is on. */
  List<FlowGroup> answered(Service service) {
    List<FlowGroup> all = new ArrayList<>();
    List<FlowGroup> run = new ArrayList<>();
    for (FlowGroup flow : answered.getOrDefault(service, List.of())) {
      FlowGroup before = run.isEmpty() ? flow : run.get(run.size() - 1);
      if (!before.to().equals(flow.to()) || matrix.order(before) > matrix.order(flow)) {
        bySource(run, all);
        run.clear();
      }
      run.add(flow);
    }
    bySource(run, all);
    return all;
  }

  /** Adds flows to one address by the order of all sources. */
  private void bySource(List<FlowGroup> run, List<FlowGroup> all) {
    run.stream()
        .flatMap(FlowGroup::bySource)
        .sorted(Comparator.comparingInt(matrix::order))
        .forEach(all::add);
  }

  /** The kinds of dumps that would settle what is only possible, each with what it would tell. */
  Stream<Unsettled> unsettled() {
    Map<DumpKind, Set<String>> questions = new EnumMap<>(DumpKind.class);
    for (Case found : cases.values()) {
      for (Choice choice : found.open()) {
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
