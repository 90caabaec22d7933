package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.lint.fact.FaultyIgnore;
import io.github.ricochet.lint.fact.FaultyIgnore.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds what was found against what somebody has decided about it. */
public final class Judge {

  private static final Comparator<Finding> GRAVEST_FIRST =
      (one, other) -> one.severity().compareTo(other.severity());

  private final Catalogue catalogue;
  private final IgnoreFindings ignoreFindings;

  /** A judge who knows these rules and their pages. */
  public Judge(RuleBase rules, Catalogue catalogue) {
    this.catalogue = catalogue;
    ignoreFindings = new IgnoreFindings(rules, catalogue);
  }

  /** What remains to be said of a host, and what was silenced. */
  public HostResult judge(Host host, HostFindings found, Policy policy) {
    Subject subject = new Subject(host);
    InPlaceIgnores inPlace = InPlaceIgnores.of(host, catalogue);
    List<Ignore> ignores = new ArrayList<>(inPlace.ignores());
    ignores.addAll(policy.ignores());

    List<Finding> standing = new ArrayList<>();
    List<Silenced> silenced = new ArrayList<>();
    Set<Ignore> met = new HashSet<>();
    for (Finding raw : found.findings()) {
      Finding finding = policy.weigh(raw);
      List<Ignore> about = policy.heedIgnores() ? about(finding, ignores, subject) : List.of();
      met.addAll(about);
      Optional<Ignore> by = about.stream().filter(i -> !i.isExpired(policy.today())).findFirst();
      if (policy.wants(finding)) {
        by.ifPresentOrElse(
            ignore -> silenced.add(new Silenced(finding, by)), () -> standing.add(finding));
      }
    }
    if (policy.heedIgnores()) {
      List<FaultyIgnore> faults = new ArrayList<>(inPlace.faults());
      inPlace.ignores().forEach(i -> fault(i, met.contains(i), policy).ifPresent(faults::add));
      standing.addAll(complaints(faults, new RuleLines(host.rulesets()), policy));
    }
    return result(found, standing, silenced, met, policy);
  }

  /** What there is to say about ignores that stand in no dump. */
  public List<Finding> complaints(List<FaultyIgnore> faults, Policy policy) {
    return complaints(faults, new RuleLines(Map.of()), policy);
  }

  private List<Finding> complaints(List<FaultyIgnore> faults, RuleLines lines, Policy policy) {
    return ignoreFindings.of(faults, lines).stream()
        .map(policy::weigh)
        .filter(policy::wants)
        .toList();
  }

  private static List<Ignore> about(Finding finding, List<Ignore> ignores, Subject subject) {
    return Gate.alwaysFails(finding.rule())
        ? List.of()
        : ignores.stream().filter(ignore -> ignore.covers(finding, subject)).toList();
  }

  /**
   * What is wrong with an ignore.
   *
   * @param met whether there was a finding that it is about
   */
  public static Optional<FaultyIgnore> fault(Ignore ignore, boolean met, Policy policy) {
    String name = "this ignore of " + ignore.rule();
    if (!met) {
      return Optional.of(
          new FaultyIgnore(Fault.UNUSED, name + " silences nothing: take it out", ignore.origin()));
    }
    if (ignore.isExpired(policy.today())) {
      String day = ignore.until().map(Object::toString).orElse("");
      return Optional.of(
          new FaultyIgnore(Fault.EXPIRED, name + " was for until " + day, ignore.origin()));
    }
    if (ignore.reason().isEmpty()) {
      return Optional.of(
          new FaultyIgnore(
              Fault.WITHOUT_REASON,
              name + " does not say why: write the reason behind it",
              ignore.origin()));
    }
    return Optional.empty();
  }

  private static HostResult result(
      HostFindings found,
      List<Finding> standing,
      List<Silenced> silenced,
      Set<Ignore> met,
      Policy policy) {
    List<Finding> fresh = new ArrayList<>();
    for (Finding finding : standing) {
      boolean known = policy.baseline().filter(b -> b.holds(found.host(), finding)).isPresent();
      if (known) {
        silenced.add(new Silenced(finding, Optional.empty()));
      } else {
        fresh.add(finding);
      }
    }
    fresh.sort(GRAVEST_FIRST);
    List<Baseline.Entry> gone =
        policy.baseline().map(b -> b.gone(found.host(), found.findings())).orElse(List.of());
    return new HostResult(
        new HostFindings(found.host(), found.inputs(), List.copyOf(fresh), found.flowsOmitted()),
        List.copyOf(silenced),
        gone,
        Set.copyOf(met),
        policy.gate(),
        Optional.empty(),
        Optional.empty());
  }
}
