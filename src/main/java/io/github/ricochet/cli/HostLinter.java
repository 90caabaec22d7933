package io.github.ricochet.cli;

import io.github.ricochet.config.ConfigException;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Evidence;
import io.github.ricochet.lint.Expectation;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostFindings;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.HostResult.Trouble;
import io.github.ricochet.lint.Judge;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.Policy;
import io.github.ricochet.lint.PolicyFindings;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.RuleFailedException;
import io.github.ricochet.lint.Survey;
import io.github.ricochet.lint.UnknownRuleException;
import io.github.ricochet.lint.fact.FaultyIgnore;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and lints one host; may be used by several threads at once. */
final class HostLinter {

  private final Linter linter;
  private final Judge judge;
  private final PolicyFindings policies;
  private final List<Expectation> expected;

  /**
   * @param expected which flows of all hosts have to work and which must not, beside what the
   *     folder of a host says itself
   */
  HostLinter(RuleBase rules, Catalogue catalogue, List<Expectation> expected) {
    this.expected = expected;
    linter = new Linter(rules, catalogue);
    judge = new Judge(rules, catalogue);
    policies = new PolicyFindings(rules, catalogue);
  }

  /** What there is to say of a host; whatever goes wrong is a trouble of this host alone. */
  HostResult lint(Target target) {
    try {
      Optional<Target.Completed> completed = target.read();
      if (completed.isEmpty()) {
        return troubled(target, "holds a Vuurmuur tree, whose names cannot be replaced");
      }
      Host host = completed.get().host();
      if (!host.present().isEmpty()) {
        Survey survey = linter.survey(host, completed.get().assumed().assumptions());
        Simulator simulator = survey.simulator();
        List<Expectation> all = new ArrayList<>(expected);
        all.addAll(FlowPolicy.of(target.paths()));
        HostFindings found = policies.add(survey.findings(), host, simulator, all);
        return judge
            .judge(host, found, target.policy())
            .with(new Evidence(host, simulator, survey.table()));
      }
      boolean unreadable = host.inputs().isEmpty() && !host.problems().isEmpty();
      HostFindings nothing = new HostFindings(host.name(), host.inputs(), List.of(), 0);
      return HostResult.troubled(
          nothing,
          target.policy().gate(),
          unreadable ? Trouble.unreadable(host.problems()) : Trouble.NOTHING);
    } catch (IOException | ConfigException e) {
      return troubled(target, e.getMessage());
    } catch (UnknownRuleException | RuleFailedException e) {
      return troubled(target, e.getMessage());
    } catch (OutOfMemoryError | StackOverflowError e) {
      return troubled(target, "out of memory: " + e.getClass().getSimpleName());
    } catch (RuntimeException | LinkageError | AssertionError e) {
      return troubled(target, "internal error: " + Ricochet.internal(e));
    }
  }

  /** What is wrong with the ignores of a configuration file. */
  List<Finding> complaints(List<FaultyIgnore> faults, Policy policy) {
    return judge.complaints(faults, policy);
  }

  private static HostResult troubled(Target target, String why) {
    HostFindings nothing = new HostFindings(target.paths().name(), List.of(), List.of(), 0);
    return HostResult.troubled(
        nothing, target.policy().gate(), new Trouble(/* failed= */ true, why));
  }
}
