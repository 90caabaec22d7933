package io.github.ricochet.dump.xtables;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.RuleFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real rule sets, where they are at hand: {@code ../shared} beside the project. */
final class SharedRules {

  private static final Path SHARED = Path.of("../shared");

  private SharedRules() {}

  /** Everything that iptables-save, ip6tables-save and ebtables-save have printed. */
  static List<Path> saved() throws IOException {
    List<Path> files = new ArrayList<>();
    files.addAll(files("corpus/iptables-save", ""));
    files.addAll(files("corpus/ip6tables-save", ""));
    files.addAll(files("kernel-truth", "tables-save.txt"));
    files.addAll(files("field", "tables-save.txt"));
    return files;
  }

  /** All files of a folder and those below it; skips the test where there is none. */
  static List<Path> files(String folder, String ending) throws IOException {
    Path root = SHARED.resolve(folder);
    assumeTrue(Files.isDirectory(root), () -> "skipped: no " + root + " beside the project");
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  static RuleFamily family(Path file) {
    String name = file.toString();
    return name.contains("ebtables")
        ? RuleFamily.EBTABLES
        : name.contains("ip6tables") ? RuleFamily.IP6TABLES : RuleFamily.IPTABLES;
  }

  static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
