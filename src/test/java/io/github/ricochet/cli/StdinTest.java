package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump may be piped in: {@code iptables-save | ricochet lint -}. */
class StdinTest {

  private static final Path SAMPLE = Path.of("samples/tika");

  @TempDir Path temp;

  private static byte[] rules() throws IOException {
    return Files.readAllBytes(SAMPLE.resolve("iptables-save.txt"));
  }

  @Test
  void aDumpIsPipedIn() throws IOException {
    Run run = Run.piped(rules(), "lint", "-", "--format=gcc");

    assertThat(run.out()).contains("stdin:189:1: ").contains("[RC101]");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void itHasTheNameThatItIsGiven() throws IOException {
    assertThat(Run.piped(rules(), "lint", "--stdin-name=web1/rules", "-").out())
        .startsWith("web1/rules (1 dump)")
        .contains("--> web1/rules:189:1");
  }

  @Test
  void itBelongsToTheFilesThatAreNamedBesideIt() throws IOException {
    List<String> words = List.of("lint", "--format=gcc", "--only=RC101");
    String whole = Run.of("lint", SAMPLE, "--format=gcc", "--only=RC101").out();
    List<String> files =
        SamplesTest.files("tika").stream().filter(f -> !f.endsWith("iptables-save.txt")).toList();
    String name = "--stdin-name=samples/tika/iptables-save.txt";
    String[] args =
        Stream.of(words, List.of(name, "-"), files).flatMap(List::stream).toArray(String[]::new);

    assertThat(Run.piped(rules(), args).out()).isEqualTo(whole).isNotEmpty();
  }

  @Test
  void nothingPipedInIsNothingToLint() {
    Run run = Run.piped(new byte[0], "lint", "-");

    assertThat(run.code()).isEqualTo(ExitCode.NOTHING);
    assertThat(run.err()).isEqualTo("ricochet: stdin: no dump in it\n");
  }

  @Test
  void whatIsNoTextIsAFailure() {
    assertThat(Run.piped(new byte[] {'*', 0, 1}, "lint", "-").code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void anArchiveIsPipedIn() throws IOException, InterruptedException {
    Path archive = temp.resolve("host.tar.gz");
    Process tar =
        new ProcessBuilder("tar", "-czf", archive.toString(), "-C", "samples", "tika").start();
    assertThat(tar.waitFor()).isZero();

    Run run = Run.piped(Files.readAllBytes(archive), "lint", "-", "--format=gcc");

    assertThat(run.out()).contains("stdin/tika/iptables-save.txt:189:1: ");
  }

  @Test
  void traceTakesItToo() throws IOException {
    String file = SAMPLE.resolve("iptables-save.txt").toString();
    String[] flow = {"--from=local", "--to=192.0.2.1:80/tcp"};

    assertThat(Run.piped(rules(), "trace", "-", flow[0], flow[1]).out())
        .isEqualTo(Run.of("trace", file, flow[0], flow[1]).out().replace(file, "stdin"))
        .contains("192.0.2.1:80/tcp");
  }

  @Test
  void parseTakesItToo() throws IOException {
    String file = SAMPLE.resolve("iptables-save.txt").toString();

    assertThat(Run.piped(rules(), "parse", "-").out())
        .isEqualTo(Run.of("parse", file).out().replace(file, "stdin"))
        .contains("iptables-save");
  }

  @Test
  void theHostAndThePacketsCannotBothBePipedIn() throws IOException {
    Run run = Run.piped(rules(), "trace", "-", "--packets=-");

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .isEqualTo("ricochet: standard input holds the host or the packets, not both\n");
  }

  @Test
  void aFileOfThatNameIsNamedByItsPath() throws IOException {
    Files.write(temp.resolve("-"), "no dump".getBytes(StandardCharsets.UTF_8));

    assertThat(Run.of("lint", temp.resolve("-").toString()).code()).isEqualTo(ExitCode.NOTHING);
  }

  @Test
  void theConfigurationIsTheOneWhereItsNameLies() throws IOException {
    Files.writeString(temp.resolve(".ricochet.yaml"), "fail-on: never\n");
    String name = "--stdin-name=" + temp.resolve("rules");

    assertThat(Run.piped(rules(), "lint", "-", "--fail-on=note").code()).isEqualTo(1);
    assertThat(Run.piped(rules(), "lint", "-", name).code()).isZero();
  }
}
