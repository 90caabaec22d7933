package io.github.ricochet.cli;

import io.github.ricochet.config.ConfigException;
import io.github.ricochet.config.PolicyReader;
import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.lint.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Where it is written which flows have to work and which must not. */
final class FlowPolicy {

  private FlowPolicy() {}

  /** {@code --policy}. */
  static Option option() {
    return Opt.value(
        "policy", "FILE", "flows that must or must not work, beside a host's policy.yaml");
  }

  /**
   * What {@code --policy} names, for all hosts of the run.
   *
   * @throws UsageException if it is no file name
   * @throws IOException if the file cannot be read
   * @throws ConfigException if it is not as it should be
   */
  static List<Expectation> ofAllHosts(CommandLine line)
      throws UsageException, IOException, ConfigException {
    if (!line.hasOption("policy")) {
      return List.of();
    }
    String name = line.getOptionValue("policy");
    Path file = HostOptions.path(name);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("no such file: " + name);
    }
    return PolicyReader.read(file, name);
  }

  /**
   * What the folder of a host says about its own flows.
   *
   * @throws IOException if the file cannot be read
   * @throws ConfigException if it is not as it should be
   */
  static List<Expectation> of(HostPaths host) throws IOException, ConfigException {
    List<Expectation> all = new ArrayList<>();
    for (Path path : host.paths()) {
      Path file = path.resolve(PolicyReader.NAME);
      if (Files.isDirectory(path) && Files.isRegularFile(file) && !host.excluded().test(file)) {
        all.addAll(PolicyReader.read(file, file.toString()));
      }
    }
    return all;
  }
}
