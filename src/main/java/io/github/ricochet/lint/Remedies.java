package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.LostFlow;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.remedy.Change;
import io.github.ricochet.lint.remedy.Cure;
import io.github.ricochet.lint.remedy.Lasting;
import io.github.ricochet.lint.remedy.Trial;
import io.github.ricochet.lint.remedy.Way;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Simulator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what cures the findings of a host: rules say which changes may, the model tries them out.
 * Where a change cures a flow only to lose it, or another one, at the next step, the rules are
 * asked again, about that loss.
 */
final class Remedies {

  /** So many steps are made after the first one. */
  private static final int MAX_SEQUELS = 3;

  /** Of so many flows that a change moves, the next step is looked for. */
  private static final int MAX_MOVED = 64;

  private static final Comparator<Plan> BEST_FIRST =
      Comparator.comparing((Plan p) -> !p.effect().broken().isEmpty())
          .thenComparing(p -> -p.cured().size())
          .thenComparing(p -> p.ways().size())
          .thenComparing(p -> p.ways().get(0));

  private final Facts facts;
  private final Confirmation confirmation;
  private final Walks walks;
  private final Reasoning reasoning;
  private final Trial trial;
  private final Lasting lasting;
  private Map<Object, List<Cure>> offered = Map.of();

  Remedies(Tour tour, Reasoning reasoning, Simulator simulator) {
    this.facts = tour.facts();
    this.confirmation = tour.confirmation();
    this.walks = tour.walks();
    this.reasoning = reasoning;
    this.lasting = new Lasting(facts.host());
    boolean calm = confirmation.reliesOnPromiscuity();
    this.trial =
        new Trial(
            facts.host(),
            changed -> simulator.with(calm ? WhatIf.withoutPromiscuity(changed) : changed),
            confirmation.fares(),
            (flow, trace) ->
                tour.blemishes().fare(trace, tour.flows().services(confirmation.group(flow))));
  }

  /** Tells the rules what is lost. */
  void consider(Collection<Case> cases) {
    reasoning.tell(cases.stream().flatMap(c -> c.lost().keySet().stream()));
    offered = reasoning.cures();
  }

  /** What cures a finding, the best first. */
  List<Remedy> of(Case found) {
    List<Plan> plans = new ArrayList<>();
    for (Measure measure : Measure.of(offered.getOrDefault(found, List.of()))) {
      Search search = new Search(found);
      Plan whole = complete(attempt(List.of(measure), search), search, MAX_SEQUELS);
      if (!whole.cured().isEmpty()) {
        plans.add(withoutIdle(whole, search));
      }
    }
    plans.sort(BEST_FIRST);
    List<Remedy> remedies = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan.ways().size() > plans.get(0).ways().size() + 1) {
        continue; // nobody would go such a way round
      }
      remedies.add(remedy(plan, remedies.isEmpty() && plans.size() > 1));
    }
    return List.copyOf(remedies);
  }

  /** What is to be cured, and which flows are lost in which way. */
  private static final class Search {

    private final Set<Flow> finding;
    private final Map<LostFlow, Set<Flow>> losses;

    Search(Case found) {
      finding =
          found.all().stream()
              .map(FlowGroup::flow)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      losses = new HashMap<>(found.lost());
    }

    /** Whether some flow that is lost so fares well after it. */
    boolean helps(Plan plan, LostFlow loss) {
      return losses.getOrDefault(loss, Set.of()).stream()
          .anyMatch(
              flow ->
                  finding.contains(flow)
                      ? plan.effect().cured().contains(flow)
                      : !plan.effect().broken().contains(flow));
    }
  }

  private Plan attempt(List<Measure> measures, Search search) {
    return Plan.of(measures, search.finding, trial.attempt(Plan.changes(measures), search.finding));
  }

  /** The plan without the changes that help none of the flows that they were offered for. */
  private Plan withoutIdle(Plan plan, Search search) {
    List<Measure> needed = plan.only(loss -> search.helps(plan, loss));
    if (needed.equals(plan.measures())) {
      return plan;
    }
    Plan shorter = attempt(needed, search);
    boolean asGood = shorter.cured().containsAll(plan.cured()) && shorter.harm() <= plan.harm();
    return asGood ? shorter.completing(plan.alone()) : plan;
  }

  /** The plan with the steps that cure what it moves, as far as some do. */
  private Plan complete(Plan plan, Search search, int sequels) {
    if (sequels == 0 || plan.harm() == 0) {
      return plan;
    }
    Walks after = walks.with(plan.effect().simulator());
    Map<Flow, Fate> moved = moved(plan, search.finding, after);
    Object sequel = new Object();
    Map<LostFlow, Set<Flow>> losses = new LinkedHashMap<>();
    moved.forEach(
        (flow, fate) ->
            losses.computeIfAbsent(lost(sequel, fate), l -> new LinkedHashSet<>()).add(flow));
    search.losses.putAll(losses);
    reasoning.tell(losses.keySet().stream());
    Plan best = plan;
    for (Measure step : Measure.of(reasoning.cures().getOrDefault(sequel, List.of()))) {
      if (!undoes(plan.ways(), step.way())) {
        Plan next = complete(attempt(plan.and(step), search), search, sequels - 1);
        best = next.harm() < best.harm() ? next : best;
      }
    }
    if (best.measures().equals(plan.measures())) {
      return plan;
    }
    List<String> alone = new ArrayList<>(words(plan, moved));
    alone.addAll(best.alone());
    return best.completing(alone);
  }

  /** The flows that it breaks, and those that it leaves lost, but in another way. */
  private Map<Flow, Fate> moved(Plan plan, Set<Flow> finding, Walks after) {
    Set<Flow> candidates = new LinkedHashSet<>(plan.effect().broken());
    finding.stream().filter(f -> !plan.effect().cured().contains(f)).forEach(candidates::add);
    Map<Flow, Fate> moved = new LinkedHashMap<>();
    for (Flow flow : candidates) {
      if (moved.size() < MAX_MOVED) {
        Walked walked = after.stepByStep(confirmation.group(flow));
        walked.ends().stream()
            .filter(end -> end.trace().loss().isPresent())
            .findFirst()
            .ifPresent(end -> moved.put(flow, after.fate(walked.flow(), end, false)));
      }
    }
    return moved;
  }

  private LostFlow lost(Object sequel, Fate fate) {
    Optional<PortForward> forward =
        fate.taken()
            .or(
                () ->
                    facts.forwards().stream()
                        .filter(f -> f.service().equals(fate.services().get(0)))
                        .findFirst());
    return LostFlows.of(sequel, "", false, fate, forward, forward.flatMap(walks::target));
  }

  private static boolean undoes(List<Way> ways, Way next) {
    return ways.contains(next)
        || (next == Way.CALL_IPTABLES && ways.contains(Way.NO_CALL_IPTABLES))
        || (next == Way.NO_CALL_IPTABLES && ways.contains(Way.CALL_IPTABLES));
  }

  /** Where the first steps alone would move the loss. */
  private static List<String> words(Plan plan, Map<Flow, Fate> moved) {
    List<String> words = new ArrayList<>();
    String steps = String.join(" and ", plan.ways().stream().map(Way::title).toList());
    moved.entrySet().stream()
        .limit(1)
        .forEach(
            entry -> {
              Optional<Loss> loss = entry.getValue().loss();
              boolean breaks = plan.effect().broken().contains(entry.getKey());
              words.add(
                  steps
                      + " alone "
                      + (breaks ? "would lose " : "would still lose ")
                      + Message.count(moved.size(), "flow")
                      + ", such as "
                      + entry.getKey()
                      + loss.map(l -> " at " + l.at() + " (" + l.detail() + ")").orElse("")
                      + "; the rest cures that");
            });
    return words;
  }

  private Remedy remedy(Plan plan, boolean foremost) {
    List<String> effects = new ArrayList<>();
    if (foremost) {
      effects.add("first of these, since " + reason(plan));
    }
    effects.addAll(plan.alone());
    effects.addAll(lasting.sideEffects(plan.ways(), plan.changes()));
    if (!plan.effect().whole()) {
      effects.add("tried out with a part of the flows only: there are too many");
    }
    String title = String.join(", and ", plan.ways().stream().map(Way::title).toList());
    List<FlowGroup> broken = plan.effect().broken().stream().map(confirmation::group).toList();
    return new Remedy(
        title,
        plan.changes().stream().map(Change::command).toList(),
        true,
        Flows.join(plan.cured().stream().map(confirmation::group).toList()).size(),
        Flows.join(broken),
        List.copyOf(effects),
        lasting.of(plan.changes()),
        List.copyOf(plan.changes()));
  }

  private static String reason(Plan plan) {
    String cures = plan.left() == 0 ? "it cures all of it" : "it cures most";
    String breaks = plan.effect().broken().isEmpty() ? " and breaks nothing" : "";
    return cures + breaks + "; " + plan.ways().get(0).why();
  }
}
