package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.remedy.Cure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.ObjectFilter;
import org.kie.api.runtime.rule.ConsequenceException;

/** The rules at work on one host's facts. */
final class Reasoning implements AutoCloseable {

  private static final ObjectFilter CLAIMS = new ClassObjectFilter(Candidate.class);

  private static final Comparator<Origin> BY_LINE =
      Comparator.comparing((Origin o) -> o.file().name())
          .thenComparingInt(Origin::line)
          .thenComparingInt(Origin::column);

  private final KieSession session;
  private final List<Class<?>> asked;
  private final Map<Class<?>, Boolean> known = new HashMap<>();

  Reasoning(RuleBase rules) {
    session = rules.newSession();
    asked = RuleBase.asked(session.getKieBase());
  }

  /** Tells the rules these facts, those that some rule asks for, and lets them conclude. */
  void tell(Stream<?> facts) {
    facts.filter(fact -> isAskedFor(fact.getClass())).forEach(session::insert);
    try {
      session.fireAllRules();
    } catch (ConsequenceException e) {
      throw new RuleFailedException(e.getMatch().getRule().getName(), e.getCause());
    }
  }

  private boolean isAskedFor(Class<?> type) {
    return known.computeIfAbsent(type, t -> asked.stream().anyMatch(a -> a.isAssignableFrom(t)));
  }

  /** What the rules claim so far: by rule, then by the place of the line that they name. */
  List<Candidate> candidates() {
    return candidates(claim -> true);
  }

  /** Those of them that are of interest. */
  List<Candidate> candidates(Predicate<Candidate> wanted) {
    List<Candidate> found = new ArrayList<>();
    for (Object object : session.getObjects(CLAIMS)) {
      Candidate claim = (Candidate) object;
      if (wanted.test(claim)) {
        found.add(claim);
      }
    }
    found.sort(Reasoning::compare);
    return found;
  }

  /** By rule, then by place: in one piece, for of many rules there may be many claims. */
  private static int compare(Candidate one, Candidate other) {
    int order = one.rule().equals(other.rule()) ? 0 : one.rule().compareTo(other.rule());
    order = order != 0 ? order : Integer.compare(one.line(), other.line());
    order = order != 0 ? order : one.message().compareTo(other.message());
    return order != 0 ? order : compareLocations(one, other);
  }

  /** The further lines count where all else is the same. */
  private static int compareLocations(Candidate one, Candidate other) {
    List<Origin> some = one.locations();
    List<Origin> others = other.locations();
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      int order = BY_LINE.compare(some.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(some.size(), others.size());
  }

  /** The remedies that the rules offer for a claim that is about no flow, the best first. */
  List<Remedy> remedies(Candidate candidate) {
    List<Offer> offers = new ArrayList<>();
    session.getObjects(Offer.class::isInstance).forEach(o -> offers.add((Offer) o));
    return offers.stream()
        .filter(o -> o.candidate() == candidate)
        .sorted(Comparator.comparingInt(Offer::rank).thenComparing(o -> o.remedy().title()))
        .map(Offer::remedy)
        .toList();
  }

  /** What the rules offer as cures so far, by the finding that they are for. */
  Map<Object, List<Cure>> cures() {
    Map<Object, List<Cure>> found = new HashMap<>();
    for (Object cure : session.getObjects(Cure.class::isInstance)) {
      found
          .computeIfAbsent(((Cure) cure).lost().finding(), f -> new ArrayList<>())
          .add((Cure) cure);
    }
    return found;
  }

  @Override
  public void close() {
    session.dispose();
  }
}
