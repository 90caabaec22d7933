package io.github.ricochet.lint;

import io.github.ricochet.bench.KubeRules;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.fact.Hygiene;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.report.JsonReport;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a lint, one by one, on a node's rules that are read already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xbatch", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5)
@Measurement(iterations = 3)
public class LintBenchmark {

  private static final RuleBase RULES = RuleBase.load();
  private static final Catalogue CATALOGUE = Catalogue.load();

  /** How many rules the node has, at least. */
  @Param("10000")
  public int rules;

  private Host host;
  private Simulator simulator;
  private Facts facts;
  private HostResult result;

  /** Reads the rules, and lints them once. */
  @Setup
  public void read() {
    String dump = new KubeRules(rules).save();
    host = HostReader.readText("kube", List.of(new DumpFile("iptables-save.txt", dump)));
    simulator = Simulator.of(host, Assumptions.NONE);
    facts = Facts.of(host, simulator);
    result = new Judge(RULES, CATALOGUE).judge(host, lintInProcess(), policy());
  }

  private static Policy policy() {
    return new Policy(
        new Gate(Optional.of(Severity.WARNING)),
        Confidence.POSSIBLE,
        Set.of(),
        Set.of(),
        Map.of(),
        /* heedIgnores= */ true,
        List.of(),
        Optional.empty(),
        () -> LocalDate.EPOCH);
  }

  /** What the rules are told: port forwards, services, sources, places, barriers. */
  @Benchmark
  public long factsInProcess() {
    return Facts.of(host, simulator).all().count();
  }

  /** The rules at work on it, before any flow is walked. */
  @Benchmark
  public List<Candidate> sessionInProcess() {
    try (Reasoning reasoning = new Reasoning(RULES)) {
      reasoning.tell(facts.all());
      return reasoning.candidates();
    }
  }

  /** The classes of packets that the host's rules tell apart, and the rules that get none. */
  @Benchmark
  public List<Record> classesInProcess() {
    return Hygiene.of(host);
  }

  /** All of it. */
  @Benchmark
  public HostFindings lintInProcess() {
    return new Linter(RULES, CATALOGUE).lint(host, simulator);
  }

  /** What was found, as JSON. */
  @Benchmark
  public StringWriter reportInProcess() {
    StringWriter out = new StringWriter();
    JsonReport report = new JsonReport(out);
    report.add(result);
    report.end();
    return out;
  }
}
