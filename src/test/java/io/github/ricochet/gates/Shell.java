package io.github.ricochet.gates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder in which programs of this machine are run, and what they find in their environment.
 *
 * @param folder where they run
 * @param environment what they find beside, or in place of, what the test finds
 */
record Shell(Path folder, Map<String, String> environment) {

  /** Longer than a build takes on a machine with much else to do. */
  private static final int MINUTES = 15;

  /** What came of a program. */
  record Result(int code, String said) {}

  static Shell in(Path folder) {
    return new Shell(folder, Map.of());
  }

  Shell with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Shell(folder, Map.copyOf(more));
  }

  /** Starts a program; what it says goes to a file that {@link Running#end} reads. */
  Running start(String... words) throws IOException {
    Path said = Files.createTempFile("said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), said);
  }

  /** Runs a program to its end. */
  Result run(String... words) throws IOException, InterruptedException {
    return start(words).end();
  }

  /**
   * Runs a program that has to do its job.
   *
   * @return what it said
   */
  String must(String... words) throws IOException, InterruptedException {
    Result result = run(words);
    if (result.code() != 0) {
      throw new IOException(String.join(" ", words) + ": " + result.said());
    }
    return result.said().strip();
  }

  /** A program that runs. */
  record Running(Process process, Path output) {

    Result end() throws IOException, InterruptedException {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("not done after " + MINUTES + " minutes");
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Result(process.exitValue(), said);
    }
  }

  /** Whether this machine has a program. */
  static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Copies a folder, or a part of it. */
  static void copy(Path from, Path to, List<String> names) throws IOException {
    for (String name : names) {
      Path target = to.resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(from.resolve(name), target);
    }
  }

  /** Copies all files below a folder. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      List<String> names =
          files.filter(Files::isRegularFile).map(f -> from.relativize(f).toString()).toList();
      copy(from, to, names);
    }
  }
}
