package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exit code of every combination of what is found and what is decided about it. */
class ExitCodeTest {

  private static final List<String> SEVERITIES = List.of("error", "warning", "note");

  @TempDir static Path temp;

  /**
   * One run.
   *
   * @param severity how grave the one finding is; empty where there is none
   * @param failOn the value of {@code --fail-on}
   * @param known whether the baseline holds the finding
   * @param ignored whether there is an ignore for it
   * @param misunderstood whether a line of the dump is not understood
   * @param empty whether there is no dump at all
   */
  record Case(
      Optional<String> severity,
      String failOn,
      boolean known,
      boolean ignored,
      boolean misunderstood,
      boolean empty) {

    /** As README.md and design.md have it, and not as the program computes it. */
    int expected() {
      if (empty) {
        return 3;
      }
      if (misunderstood) {
        return 1;
      }
      Optional<String> left = known || ignored ? Optional.empty() : severity;
      Optional<String> complaint =
          ignored && severity.isEmpty() ? Optional.of("warning") : Optional.empty();
      return Stream.of(left, complaint).flatMap(Optional::stream).anyMatch(this::fails) ? 1 : 0;
    }

    private boolean fails(String level) {
      List<String> failing =
          switch (failOn) {
            case "error" -> List.of("error");
            case "warning" -> List.of("error", "warning");
            case "note" -> SEVERITIES;
            default -> List.of();
          };
      return failing.contains(level);
    }

    Path host() {
      String folder = severity.isPresent() ? "bounce" : "clean";
      folder += (ignored ? "-ignored" : "") + (misunderstood ? "-misunderstood" : "");
      return temp.resolve(empty ? "empty" : folder);
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    List<Optional<String>> findings =
        List.of(
            Optional.empty(), Optional.of("error"), Optional.of("warning"), Optional.of("note"));
    List<Boolean> either = List.of(false, true);
    for (String failOn : List.of("error", "warning", "note", "never")) {
      for (boolean known : either) {
        cases.add(new Case(Optional.empty(), failOn, known, false, false, true));
        for (Optional<String> severity : findings) {
          for (boolean ignored : either) {
            for (boolean misunderstood : either) {
              cases.add(new Case(severity, failOn, known, ignored, misunderstood, false));
            }
          }
        }
      }
    }
    return cases;
  }

  @BeforeAll
  static void makeHosts() throws IOException {
    Files.createDirectory(temp.resolve("empty"));
    for (String folder : List.of("", "-ignored", "-misunderstood", "-ignored-misunderstood")) {
      for (String kind : List.of("bounce", "clean")) {
        HostCopy host =
            HostCopy.withOutputRule(
                kind.equals("bounce") ? "tika" : "tika-hairpin", temp.resolve("copies"));
        if (folder.contains("ignored")) {
          host.before("# ricochet: ignore[RC101] known");
        }
        if (folder.contains("misunderstood")) {
          host.edit("iptables-save.txt", "^COMMIT", "-A FORWARD --dprot 80\n$0");
        }
        Files.move(host.folder(), temp.resolve(kind + folder));
      }
    }
    // A host is known by its name, so that each needs lines of its own; --no-ignores, so that the
    // baseline holds what the ignore would silence.
    try (Stream<Path> hosts = Files.list(temp)) {
      List<String> words = new ArrayList<>(List.of("lint", "--no-ignores"));
      hosts
          .filter(h -> h.getFileName().toString().startsWith("bounce"))
          .forEach(h -> words.add(h + ""));
      words.add("--write-baseline=" + temp.resolve("baseline"));
      Run.of(words.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAsDocumented(Case run) {
    List<String> words = new ArrayList<>(List.of("lint", run.host().toString()));
    words.addAll(List.of("--fail-on", run.failOn()));
    run.severity().ifPresent(severity -> words.add("--severity=RC101=" + severity));
    if (run.known()) {
      words.add("--baseline=" + temp.resolve("baseline"));
    }

    assertThat(Run.of(words.toArray(String[]::new)).code()).isEqualTo(run.expected());
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "0,3,3", "3,1,1", "1,2,2", "0,1,1", "3,2,2"})
  void overSeveralHostsTheWorstCounts(int a, int b, int worst) {
    assertThat(ExitCode.worse(a, b)).isEqualTo(worst);
    assertThat(ExitCode.worse(b, a)).isEqualTo(worst);
  }

  @Test
  void overHostsOfAllKindsItIsTheWorst() throws IOException {
    Path unreadable = Files.createDirectory(temp.resolve("copies/unreadable"));
    Files.write(unreadable.resolve("rules"), new byte[] {0, 1, 2});
    String clean = temp.resolve("clean").toString();
    String empty = temp.resolve("empty").toString();
    String bounce = temp.resolve("bounce").toString();

    assertThat(Run.of("lint", clean, empty).code()).isEqualTo(3);
    assertThat(Run.of("lint", clean, empty, bounce).code()).isEqualTo(1);
    assertThat(Run.of("lint", unreadable.toString(), clean, empty, bounce).code()).isEqualTo(2);
  }

  @Test
  void theHostsComeInTheirOrderWhateverTheirNumberAtOnce() {
    String[] hosts =
        cases().stream().map(run -> run.host().toString()).distinct().toArray(String[]::new);
    String one = lint("--jobs=1", hosts).out();

    assertThat(lint("--jobs=2", hosts).out()).isEqualTo(one);
    assertThat(lint("--jobs=16", hosts).out()).isEqualTo(one);
  }

  private static Run lint(String option, String... hosts) {
    List<String> words = new ArrayList<>(List.of("lint", option));
    words.addAll(List.of(hosts));
    return Run.of(words.toArray(String[]::new));
  }
}
