package io.github.ricochet.lint;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.Walked.End;
import io.github.ricochet.lint.fact.Beaten;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Unsettled;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Loss;
import java.util.ArrayList;
import java.util.Collection;
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
 * Holds candidates against what the simulator says of the flows that they are about. A flow that is
 * not answered goes to the candidate that explains the first thing that loses it best; a candidate
 * that gets no flow is refuted.
 */
final class Confirmation {

  private final Claims claims;
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
  private final Map<Flow, Boolean> well = new LinkedHashMap<>();
  private boolean reliesOnPromiscuity;
  private final List<Walked> unexplained = new ArrayList<>();

  Confirmation(
      Claims claims,
      Walks walks,
      Flows flows,
      Blemishes blemishes,
      CounterEvidence evidence,
      MatrixDraft matrix) {
    this.evidence = evidence;
    this.claims = claims;
    this.walks = walks;
    this.flows = flows;
    this.blemishes = blemishes;
    this.matrix = matrix;
  }

  /** Walks the flows that ask for the service. */
  void walk(Service service, List<FlowGroup> asking) {
    List<Walked> lost = new ArrayList<>();
    for (FlowGroup flow : asking) {
      Walked walked = walks.walk(flow);
      remember(walked);
      if (walked.isAnswered()) {
        answer(walked);
      } else if (walked.isLost()) {
        lost.add(walked);
      } else {
        matrix.unknown(flow, flows.services(flow));
      }
    }
    boolean dead = !alive.contains(service);
    for (Walked walked : lost) {
      explain(walked, dead);
    }
  }

  private void remember(Walked walked) {
    Flow flow = walked.flow().flow();
    walkedFlows.put(flow, walked.flow());
    well.put(flow, blemishes.isWell(walked.trace(), flows.services(walked.flow())));
  }

  private void answer(Walked walked) {
    List<Service> services = flows.services(walked.flow());
    Optional<Ip> by = walked.trace().answeredBy();
    Set<Service> meant = new HashSet<>();
    for (Service service : services) {
      if (by.filter(a -> blemishes.isMeant(service, a)).isPresent()) {
        meant.add(service);
        answered.computeIfAbsent(service, s -> new ArrayList<>()).add(walked.flow());
      }
    }
    alive.addAll(meant);
    List<Blemish> found = blemishes.of(walked, services);
    if (found.isEmpty()) {
      matrix.answered(walked.flow(), services, meant, List.of());
    }
    if (found.isEmpty() && services.stream().noneMatch(claims::isContested)) {
      return;
    }
    Walked stepped = walks.stepByStep(walked.flow());
    Fate fate = walks.fate(walked.flow(), stepped.ends().get(0), false);
    note(stepped, services);
    List<String> rules = new ArrayList<>();
    for (Blemish blemish : found) {
      if (blemish == Blemish.PROMISCUITY) {
        well.put(walked.flow().flow(), false);
        reliesOnPromiscuity = true;
      }
      List<Candidate> explaining = claims.explaining(fate, blemish);
      if (!explaining.isEmpty()) {
        rules.add(file(explaining, fate, List.of()).rule());
      }
    }
    matrix.answered(walked.flow(), services, meant, rules);
  }

  /** Remembers which port forward takes the flow, unless that is a matter of chance. */
  private void note(Walked walked, List<Service> services) {
    for (End end : walked.ends()) {
      end.taken().ifPresent(taken::add);
      if (end.trace().choices().stream().anyMatch(c -> c.settledBy().isEmpty())) {
        byChance.addAll(services);
      }
    }
  }

  private void explain(Walked walked, boolean dead) {
    List<Service> services = flows.services(walked.flow());
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
   * what no dump settles only where it decides between an answer and none.
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
    boolean settled = open.stream().allMatch(choice -> choice.settledBy().isEmpty());
    boolean sometimes = open.stream().anyMatch(choice -> choice.settledBy().isEmpty());
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

  /** Whether each flow that was walked fares as it should. */
  Map<Flow, Boolean> well() {
    return well;
  }

  /** The group that a walked flow stands for. */
  FlowGroup group(Flow flow) {
    return walkedFlows.get(flow);
  }

  /** The claims about port forwards that never got a flow, while another one got theirs. */
  List<Candidate> clashes() {
    return claims.clashes().stream()
        .filter(c -> c.winner().filter(taken::contains).isPresent())
        .filter(c -> c.forward().filter(f -> isNeverTaken(f)).isPresent())
        .toList();
  }

  /** The rules of those port forwards. */
  Stream<Beaten> beaten() {
    return clashes().stream()
        .map(Candidate::forward)
        .flatMap(Optional::stream)
        .map(f -> new Beaten(f.rule()))
        .distinct();
  }

  private boolean isNeverTaken(PortForward forward) {
    return !taken.contains(forward) && !byChance.contains(forward.service());
  }

  /** The flows to a service that are answered by a machine that it is on. */
  List<FlowGroup> answered(Service service) {
    return answered.getOrDefault(service, List.of());
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
