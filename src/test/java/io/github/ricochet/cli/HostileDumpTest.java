package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dumps and file names that were made to harm whoever reads a report: every format holds. */
class HostileDumpTest {

  private static final String NASTY =
      "\u001b[2J\u001b]0;title\u0007 \u009b31m ]]> </script><!-- --> &amp; <b> \u202egnp.exe\u2066"
          + " \u2028 \u2029 \ufeff \ufffe \ud83d\ude00 %0A::error::x {0} [a](http://evil.example) `$(id)`";

  private static final String FILE = "dump\n::error file=x,line=1::%0A,\u001b[31m\u202e<b>'&.txt";

  @TempDir Path temp;

  private Path host;

  @BeforeEach
  void makeHost() throws IOException {
    host = makeHost(temp);
  }

  /** A copy of a sample, with what harms in its comments, its lines and its names. */
  static Path makeHost(Path folder) throws IOException {
    Path host = Files.createDirectory(folder.resolve("ho\nst,::%]]>"));
    try (Stream<Path> files = Files.list(Path.of("samples/tika"))) {
      for (Path file : files.filter(f -> !f.endsWith("expected.txt")).toList()) {
        Files.copy(file, host.resolve(file.getFileName()));
      }
    }
    String rules = Files.readString(host.resolve("iptables-save.txt"));
    String comment = " -m comment --comment \"" + NASTY + "\" -j DNAT ";
    String nasty =
        rules
            .replace(" -j DNAT ", comment)
            .replaceFirst("(?m)^COMMIT", "-A FORWARD --" + NASTY.replace("$", "\\$") + "\nCOMMIT");
    assertThat(nasty).contains(comment);
    Files.delete(host.resolve("iptables-save.txt"));
    Files.writeString(host.resolve(FILE), nasty);
    Files.write(host.resolve("latin1"), "*filter\n# Grüße\n".getBytes(StandardCharsets.ISO_8859_1));
    return host;
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatCanBeReadAndNothingEscapes(Format format) {
    Run run = Run.of("lint", host.toString(), "--format", format.word(), "--verbose");

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    harmless(run.out());
    harmless(run.err());
    assertThat(run.out()).contains("RC101", "RC901");
    FormatsTest.check(format, run.out());
    if (format == Format.GCC) {
      assertThat(Consumers.gcc(run.out())).hasSameSizeAs(run.out().lines().toList());
    }
    if (format == Format.HTML) {
      assertThat(run.out()).doesNotContain("]]>", "<!--", "<b>");
    } else if (format != Format.GITHUB && format != Format.GCC && format != Format.TEXT) {
      assertThat(run.out()).doesNotContain("</script>", "<!--");
    }
  }

  private static void harmless(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> c == 0x2028 || c == 0x2029 || c == 0xfffe);
  }

  @Test
  void githubFindsTheFileWhateverItsName() {
    String out = Run.of("lint", host.toString(), "--format", "github").out();

    List<Consumers.Annotation> annotations = Consumers.github(out);

    assertThat(annotations)
        .filteredOn(a -> a.properties().get("title").startsWith("RC101"))
        .isNotEmpty()
        .allSatisfy(
            a ->
                assertThat(a.properties().get("file"))
                    .contains("ho\nst,::%]]>/dump\n::error file=x,line=1::%0A,")
                    .doesNotContain("\u001b"));
  }

  @Test
  void aFileThatIsNoUtf8IsNamed() {
    assertThat(Run.of("lint", host.toString(), "--format", "gcc").out())
        .contains("[RC906]")
        .contains("latin1");
  }

  @ParameterizedTest
  @EnumSource
  void aCommentOfAMegabyteIsNoTrouble(Format format) throws IOException {
    Path file = host.resolve(FILE);
    String rules = Files.readString(file);
    for (int length : new int[] {900_000, 1 << 20}) {
      Files.writeString(
          file, rules.replace(NASTY + "\" -j DNAT", "x".repeat(length) + "\" -j DNAT"));

      Run run = Run.of("lint", host.toString(), "--format", format.word());

      assertThat(run.code()).isEqualTo(ExitCode.FOUND);
      FormatsTest.check(format, run.out());
      if (format != Format.JSON) {
        assertThat(run.out().length()).isLessThan(200_000);
      }
    }
  }
}
