package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a sample host, to be edited and linted. */
final class HostCopy {

  /** The rule of the sample that bounces. */
  static final String BOUNCE = "^-A PREROUTING -s [^\\n]* -j DNAT";

  private final Path folder;

  private HostCopy(Path folder) {
    this.folder = folder;
  }

  /** A copy of {@code samples/NAME} as a folder of that name in {@code parent}. */
  static HostCopy of(String sample, Path parent) {
    try {
      Path folder = Files.createDirectories(parent.resolve(sample));
      try (Stream<Path> files = Files.list(Path.of("samples", sample))) {
        for (Path file : files.filter(f -> !f.endsWith("expected.txt")).toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
      return new HostCopy(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /**
   * A copy where the service is published to the host itself as well, so that nothing but the
   * bounce is lost.
   */
  static HostCopy withOutputRule(String sample, Path parent) {
    return of(sample, parent)
        .edit(
            "iptables-save.txt",
            "^-A PREROUTING -s [^\\n]* -j DNAT [^\\n]*\n",
            "$0-A OUTPUT -d 192.0.2.1/32 -p tcp -m tcp --dport 80:81 -j DNAT --to-destination 10.0.0.2\n");
  }

  /** Replaces what the regular expression matches, which has to match. */
  HostCopy edit(String file, String regex, String replacement) {
    try {
      Path path = folder.resolve(file);
      String text = Files.readString(path);
      String edited = text.replaceAll("(?m)" + regex, replacement);
      assertThat(edited).isNotEqualTo(text);
      Files.writeString(path, edited);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a line before the rule that bounces. */
  HostCopy before(String line) {
    return edit("iptables-save.txt", BOUNCE, line + "\n$0");
  }

  /** Puts a comment on the rule that bounces. */
  HostCopy comment(String comment) {
    return edit(
        "iptables-save.txt",
        "(" + BOUNCE.substring(0, BOUNCE.length() - 8) + ") -j DNAT",
        "$1 -m comment --comment \"" + comment + "\" -j DNAT");
  }

  /** Lints it. */
  Run lint(String... options) {
    List<String> words = new ArrayList<>(List.of("lint", folder.toString()));
    words.addAll(List.of(options));
    return Run.of(words.toArray(String[]::new));
  }
}
