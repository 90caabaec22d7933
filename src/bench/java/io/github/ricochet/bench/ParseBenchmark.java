package io.github.ricochet.bench;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import java.io.IOException;
import java.nio.file.Files;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a file of rules to a host: read, decoded, told apart, parsed, made into facts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xbatch", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 20)
@Measurement(iterations = 8)
public class ParseBenchmark {

  /** How many rules the file has, at least. */
  @Param({"10000", "100000"})
  public int rules;

  private Path file;

  /** Writes the file. */
  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("kube", ".txt");
    Files.writeString(file, new KubeRules(rules).save());
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    Files.delete(file);
  }

  /** Reads it. */
  @Benchmark
  public Host parse() {
    Host host = HostReader.read("kube", List.of(file));
    if (!host.problems().isEmpty()) {
      throw new IllegalStateException(host.problems().toString());
    }
    return host;
  }
}
