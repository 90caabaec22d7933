package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Problem;
import java.util.ArrayList;
import java.util.List;

/** Dumps as text in, a host out. */
final class Dumps {

  private Dumps() {}

  /** The host of these dumps, each in a file of its own. */
  static Host host(String... texts) {
    List<DumpFile> files = new ArrayList<>();
    for (String text : texts) {
      files.add(new DumpFile("dump" + (files.size() + 1) + ".txt", text));
    }
    return HostReader.readText("h", files);
  }

  /** The problems of a host, one a line: {@code KIND line:column message}. */
  static List<String> problems(Host host) {
    return host.problems().stream().map(Dumps::text).toList();
  }

  private static String text(Problem problem) {
    String at = problem.origin().map(o -> o.line() + ":" + o.column() + " ").orElse("");
    return problem.kind() + " " + at + problem.message();
  }

  /** The inputs of a host: {@code KIND first-last}. */
  static List<String> inputs(Host host) {
    return host.inputs().stream().map(Dumps::text).toList();
  }

  private static String text(Input input) {
    return input.kind() + " " + input.line() + "-" + (input.line() + input.lines() - 1);
  }
}
