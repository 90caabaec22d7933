package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dumps that are made to use up time or memory: what is beyond a limit is told, and what it is. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileSizeTest {

  private static final String HEAD = "*filter\n:INPUT ACCEPT [0:0]\n";

  @TempDir Path temp;

  /** Writes the head, the piece so many times, and the tail. */
  private Path file(String head, String piece, int times, String tail) throws IOException {
    Path file = temp.resolve("dump");
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
      out.write(tail.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static Run parse(Path file) {
    return Run.of("parse", file.toString());
  }

  @Test
  void aLineOf200MegabytesIsRefusedAndTheNextOnesAreRead() throws IOException {
    String comment = "-A INPUT -m comment --comment \"";
    Path file =
        file(HEAD + comment, "x".repeat(1000), 200_000, "\" -j DROP\n-A INPUT -j DROP\nCOMMIT\n");

    Run run = parse(file);

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out())
        .contains("dump:3:1: a line of 200000040 characters; at most 1048576 are read")
        .contains("1 rule,");
  }

  @Test
  void aListingsLineOf8MegabytesIsRefused() throws IOException {
    Run run = parse(file("2: eth0: <UP> mtu 1500", " qdisc x".repeat(1000), 1_000, "\n"));

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).contains("dump:1:1: a line of 8000022 characters; the limit is 1048576");
  }

  @Test
  void tenMillionLinesAreRefused() throws IOException {
    Run run = parse(file(HEAD, "-j DROP\n".repeat(1000), 10_000, "COMMIT\n"));

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains("has 10000003 lines; the most that is read of one file is 4194304");
  }

  @Test
  void moreThan256MebibytesAreRefused() throws IOException {
    Run run = parse(file(HEAD, "x".repeat(1 << 20), 257, "\n"));

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("is larger than 256 MiB");
  }

  @Test
  void chainsThatJumpAHundredThousandDeepAreRulesLikeOthers() throws IOException {
    StringBuilder rules = new StringBuilder(HEAD);
    int chains = 100_000;
    for (int i = 0; i < chains; i++) {
      rules.append(":c").append(i).append(" - [0:0]\n");
    }
    rules.append("-A INPUT -j c0\n");
    for (int i = 0; i < chains - 1; i++) {
      rules.append("-A c").append(i).append(" -j c").append(i + 1).append('\n');
    }

    Run run = parse(file(rules.toString(), "", 0, "-A c99999 -j DROP\nCOMMIT\n"));

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("100001 rules");
  }

  @Test
  void jsonThatNestsDeeplyIsNoDump() throws IOException {
    Run run = parse(file("", "[{\"x\":".repeat(1000), 1_000, "\n"));

    assertThat(run.code()).isEqualTo(ExitCode.NOTHING);
  }

  @Test
  void aNulByteMakesAFileBinary() throws IOException {
    Run run = parse(file(HEAD, "\0", 1, "\nCOMMIT\n"));

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("is binary (a NUL byte at offset 28)");
  }

  @Test
  void bytesThatAreNoUtf8AreToldWithTheirLine() throws IOException {
    Path file = file(HEAD, "-A INPUT -j DROP\n", 1, "");
    byte[] latin1 = "# Gr\u00fc\u00dfe\nCOMMIT\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin1, StandardOpenOption.APPEND);

    Run run = parse(file);

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("is not UTF-8 text (line 4); convert it with iconv");
  }

  @Test
  void countlessQuotesThatAreNotClosedAreToldUpToALimit() throws IOException {
    Run run = parse(file(HEAD, "-A INPUT -m comment --comment \"\n", 100_000, "COMMIT\n"));

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).contains("99800 more lines of this dump were not understood");
  }
}
