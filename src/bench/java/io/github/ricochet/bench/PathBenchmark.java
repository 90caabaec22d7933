package io.github.ricochet.bench;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.nio.file.Path;
import java.util.List;
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

/** Flows through a host, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xbatch", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 8, batchSize = PathBenchmark.BATCH)
@Measurement(iterations = 5, batchSize = PathBenchmark.BATCH)
public class PathBenchmark {

  /**
   * Walks in one iteration. Their number is fixed and not their time, so that the code is as warm
   * on a busy machine as on an idle one.
   */
  static final int BATCH = 10_000;

  /** The rules of the larger host. */
  static final int RULES = 100_000;

  /** Which host, and which flows of it; {@code kube-forks} are three walks each. */
  @Param({"tika", "kube", "kube-forks"})
  public String flows;

  private Simulator simulator;
  private Flow[] all;
  private int next;

  /** Reads the host. */
  @Setup
  public void read() {
    if (flows.equals("tika")) {
      start(HostReader.read("tika", List.of(Path.of("samples/tika"))), ofTika());
    } else {
      KubeNode node = new KubeNode(RULES);
      start(node.host(), flows.equals("kube") ? node.plainFlows() : node.forkedFlows());
    }
  }

  private void start(Host host, List<Flow> flowsOfHost) {
    simulator = Simulator.of(host, Assumptions.NONE);
    all = flowsOfHost.toArray(Flow[]::new);
  }

  /** From both sides to the port that is forwarded, and from machine to machine. */
  private static List<Flow> ofTika() {
    Ip web = Ip.of("10.0.0.2");
    Ip lan = Ip.of("10.0.0.3");
    Ip outside = Ip.of("192.0.2.9");
    Ip router = Ip.of("192.0.2.1");
    return List.of(
        Flow.of(web, router, Protocols.TCP, 80),
        Flow.of(lan, router, Protocols.TCP, 80),
        Flow.of(outside, router, Protocols.TCP, 80),
        Flow.of(lan, web, Protocols.TCP, 80),
        Flow.of(lan, outside, Protocols.TCP, 443),
        Flow.local(web, Protocols.TCP, 80));
  }

  private Flow flow() {
    next = next + 1 == all.length ? 0 : next + 1;
    return all[next];
  }

  /** What becomes of a flow. */
  @Benchmark
  public Trace walk() {
    return simulator.walk(flow());
  }

  /** The same, with every step told. */
  @Benchmark
  public Trace trace() {
    return simulator.trace(flow());
  }
}
