package io.github.ricochet.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.lint.fact.Hygiene;
import io.github.ricochet.lint.fact.ImpossibleRule;
import io.github.ricochet.lint.fact.RedundantRules;
import io.github.ricochet.lint.fact.ShadowedRules;
import io.github.ricochet.lint.fact.UnreachableRules;
import io.github.ricochet.path.RecordedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Takes the rules that RC303 to RC308 name out of real routers, and sees that no probe fares
 * otherwise: {@code mvn verify -Pkernel}. {@code -Dseed=} repeats a run, {@code -Drouters=} says
 * how many it makes.
 */
@Tag("kernel")
class IdleRulesLabTest {

  /** What does not repeat on the same router is the kernel's chance, not the rules'. */
  private static final int REPEATS = 2;

  private final Map<String, Integer> idle = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int probes;

  @Test
  void noPacketNeedsWhatIsCalledIdle() throws IOException {
    Optional<String> missing = Availability.missing();
    assumeTrue(missing.isEmpty(), () -> "The kernel lab is skipped: " + missing.orElse(""));
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    int routers = Integer.getInteger("routers", 25);
    System.out.println("Idle rules: " + routers + " routers of -Dseed=" + seed);
    String cost = ErrorRate.set("0");
    try {
      for (int i = 0; i < routers; i++) {
        long own = seed * 1_000_003 + i;
        LabSpec spec = RandomRouter.draw(own);
        String rules = new Repetition(new Draw(own)).of(spec.iptables());
        Path folder = Path.of("target", "lab", "idle-" + seed, String.format("%02d", i));
        tryOut(spec.withRules(rules, spec.ebtables()), folder);
      }
    } finally {
      ErrorRate.set(cost);
    }
    System.out.println("Idle rules: " + probes + " probes without " + idle);
    assertThat(wrong).as("probes that miss a rule which is called idle").isEmpty();
    assertThat(routers < 10 || !idle.isEmpty()).as("whether any router had an idle rule").isTrue();
  }

  private void tryOut(LabSpec spec, Path folder) throws IOException {
    try {
      compare(spec, folder);
    } catch (Command.Failed e) {
      System.out.println(folder + " could not be built: " + e.getMessage());
    }
  }

  private void compare(LabSpec spec, Path folder) throws IOException {
    List<Result> with = Lab.record(spec, folder, Lab.WAIT);
    Host host = RecordedHost.read(folder).host();
    Set<Rule> out = idle(host);
    if (out.isEmpty()) {
      return;
    }
    LabSpec fewer =
        spec.withRules(
            without(host, RuleFamily.IPTABLES, out, spec.iptables()),
            without(host, RuleFamily.EBTABLES, out, spec.ebtables()));
    List<Result> now = Lab.record(fewer, folder.resolve("without"), Lab.WAIT);
    probes += now.size();
    for (int n = 0; n < now.size(); n++) {
      if (!now.get(n).sameEnd(with.get(n)) && isSteady(spec, fewer, n, folder)) {
        wrong.add(
            folder + " probe " + n + ": " + with.get(n) + ", without " + out + ": " + now.get(n));
      }
    }
  }

  /**
   * Whether both routers do with a probe what they did, and differ, each time that they are built.
   */
  private static boolean isSteady(LabSpec spec, LabSpec fewer, int probe, Path folder)
      throws IOException {
    for (int i = 0; i < REPEATS; i++) {
      Result one = Lab.record(spec, folder, 3 * Lab.WAIT).get(probe);
      Result other = Lab.record(fewer, folder.resolve("without"), 3 * Lab.WAIT).get(probe);
      if (one.sameEnd(other)) {
        return false;
      }
    }
    return true;
  }

  private Set<Rule> idle(Host host) {
    Set<Rule> rules = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Record fact : Hygiene.of(host)) {
      List<Rule> named = named(fact);
      rules.addAll(named);
      if (!named.isEmpty()) {
        idle.merge(fact.getClass().getSimpleName(), named.size(), Integer::sum);
      }
    }
    return rules;
  }

  private static List<Rule> named(Record fact) {
    if (fact instanceof ShadowedRules shadowed) {
      return shadowed.rules();
    }
    if (fact instanceof RedundantRules redundant) {
      return redundant.rules();
    }
    if (fact instanceof UnreachableRules unreachable) {
      return unreachable.rules();
    }
    return fact instanceof ImpossibleRule impossible ? List.of(impossible.rule()) : List.of();
  }

  private static String without(Host host, RuleFamily family, Set<Rule> out, String written) {
    Ruleset all = host.rulesets().get(family);
    if (all == null || written.isEmpty()) {
      return written;
    }
    List<Table> tables = new ArrayList<>();
    for (Table table : all.tables()) {
      List<Chain> chains = new ArrayList<>();
      for (Chain chain : table.chains()) {
        List<Rule> kept = chain.rules().stream().filter(r -> !out.contains(r)).toList();
        chains.add(new Chain(chain.name(), chain.policy(), kept, chain.counters(), chain.origin()));
      }
      tables.add(new Table(table.name(), chains, table.origin(), table.nft()));
    }
    return new Ruleset(family, tables).save();
  }
}
