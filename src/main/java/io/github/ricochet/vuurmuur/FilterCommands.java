package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import java.util.Optional;

/**
 * The commands that let packets pass or not: the rule itself in the filter table, and those of raw
 * and mangle that go with it (create_rule_input() and its sisters). A connection that a rule lets
 * begin is marked in mangle, and only a marked one may go on.
 */
final class FilterCommands {

  private final RuleOptions options;
  private final String helper;
  private final Emitter emitter;
  private int forwarded;

  FilterCommands(CheckedRule rule, Emitter emitter) {
    options = rule.options();
    helper = rule.service().map(Service::helper).orElse("");
    this.emitter = emitter;
  }

  /** Whether packets are forwarded by any of it, so that Vuurmuur turns ip_forward on. */
  boolean forwards() {
    return forwarded > 0;
  }

  /** To the firewall. */
  void input(Scene scene, Verdict verdict, Optional<LimitMatch> limit) {
    Line line = scene.line().in(scene.in());
    filter("INPUT", line.and(scene.mac()).and(limit).and(Tests.NEW), verdict);
    track("PREROUTING", line.and(scene.mac()).and(Tests.UNMARKED));
    if (verdict.mark().isPresent()) {
      Target mark = Tests.markConnection(verdict.mark().getAsInt());
      mangle("INPUT", line.and(scene.mac()).and(Tests.NEW_OR_RELATED).and(Tests.UNMARKED), mark);
      if (!scene.traffic().isIcmp()) {
        mangle("OUTPUT", line.turned().and(Tests.RELATED).and(Tests.UNMARKED), mark);
      }
      related("INPUT", "OUTPUT", line, scene, Tests.RELATED, mark);
    }
    if (marks(scene)) {
      Line any = line.of(scene.traffic().withoutSyn());
      Target mark = Tests.mark(options.mark());
      mangle("INPUT", any.and(scene.mac()).and(Tests.ALL_STATES), mark);
      mangle("OUTPUT", any.answers().and(Tests.GOES_ON), mark);
      related("INPUT", "OUTPUT", any, scene, Tests.GOES_ON, mark);
    }
  }

  /** From the firewall. */
  void output(Scene scene, Verdict verdict, Optional<LimitMatch> limit) {
    Line line = scene.line().out(scene.out());
    filter("OUTPUT", line.and(limit).and(Tests.NEW), verdict);
    track("OUTPUT", line);
    Scene without = scene.withoutMac();
    if (verdict.mark().isPresent()) {
      Target mark = Tests.markConnection(verdict.mark().getAsInt());
      mangle("OUTPUT", line.and(Tests.NEW_OR_RELATED).and(Tests.UNMARKED), mark);
      if (!scene.traffic().isIcmp()) {
        mangle("INPUT", line.turned().and(Tests.RELATED).and(Tests.UNMARKED), mark);
      }
      related("OUTPUT", "INPUT", line, without, Tests.RELATED, mark);
    }
    if (marks(scene)) {
      Line any = line.of(scene.traffic().withoutSyn());
      Target mark = Tests.mark(options.mark());
      mangle("OUTPUT", any.and(Tests.ALL_STATES), mark);
      mangle("INPUT", any.answers().and(Tests.GOES_ON), mark);
      related("OUTPUT", "INPUT", any, without, Tests.GOES_ON, mark);
    }
  }

  /** Through the firewall. */
  void forward(Scene scene, Verdict verdict, Optional<LimitMatch> limit) {
    forwarded++;
    Line line = scene.line().in(scene.in()).out(scene.out());
    Line any = line.of(scene.traffic().withoutSyn());
    filter("FORWARD", line.and(scene.mac()).and(limit).and(Tests.NEW), verdict);
    track("PREROUTING", scene.line().in(scene.in()).and(scene.mac()));
    if (verdict.mark().isPresent()) {
      Target mark = Tests.markConnection(verdict.mark().getAsInt());
      mangle("FORWARD", line.and(scene.mac()).and(Tests.NEW_OR_RELATED).and(Tests.UNMARKED), mark);
      if (!scene.traffic().isIcmp()) {
        mangle("FORWARD", line.answers().and(Tests.RELATED).and(Tests.UNMARKED), mark);
      }
      related("FORWARD", "FORWARD", any, scene, Tests.RELATED, mark);
    }
    if (marks(scene)) {
      Target mark = Tests.mark(options.mark());
      mangle("FORWARD", any.and(scene.mac()).and(Tests.ALL_STATES), mark);
      mangle("FORWARD", any.answers().and(Tests.GOES_ON), mark);
      related("FORWARD", "FORWARD", any, scene, Tests.GOES_ON, mark);
    }
  }

  /** To a broadcast address, which the firewall hears, too. */
  void inputBroadcast(Scene scene, Verdict verdict, Optional<LimitMatch> limit) {
    Line line = scene.line().in(scene.in());
    filter("INPUT", line.and(scene.mac()).and(limit), verdict);
    if (marks(scene) && verdict.target().isPresent()) {
      Line any = line.of(scene.traffic().withoutSyn());
      mangle("INPUT", any.and(scene.mac()), Tests.mark(options.mark()));
    }
  }

  /** From the firewall to a broadcast address. */
  void outputBroadcast(Scene scene, Verdict verdict, Optional<LimitMatch> limit) {
    Line line = scene.line().out(scene.out());
    filter("OUTPUT", line.and(limit), verdict);
    if (marks(scene) && verdict.target().isPresent()) {
      mangle("OUTPUT", line.of(scene.traffic().withoutSyn()), Tests.mark(options.mark()));
    }
  }

  private boolean marks(Scene scene) {
    return options.mark() != 0 && scene.ports().filter(p -> p.protocol() == 1).isEmpty();
  }

  private void filter(String chain, Line line, Verdict verdict) {
    verdict
        .target()
        .ifPresentOrElse(
            target -> emitter.add("filter", chain, line, target),
            () -> emitter.log("filter", chain, line));
  }

  private void mangle(String chain, Line line, Target target) {
    emitter.add("mangle", chain, line, target);
  }

  private void track(String chain, Line line) {
    if (!helper.isEmpty()) {
      emitter.add("raw", chain, line, Tests.trackWith(helper));
    }
  }

  /** What a helper expects, such as the data connection of ftp, in both directions. */
  private void related(
      String chain, String back, Line line, Scene scene, Match state, Target target) {
    if (helper.isEmpty()) {
      return;
    }
    boolean connection = state == Tests.RELATED;
    Optional<Match> unmarked = connection ? Optional.of(Tests.UNMARKED) : Optional.empty();
    Line there = line.of(line.traffic().withoutPorts()).and(scene.mac());
    mangle(chain, there.and(Tests.helper(helper)).and(state).and(unmarked), target);
    mangle(back, line.turned().and(Tests.helper(helper)).and(state).and(unmarked), target);
  }
}
