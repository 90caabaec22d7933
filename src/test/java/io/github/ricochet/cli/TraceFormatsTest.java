package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code trace --format}: a packet's way as a picture. */
class TraceFormatsTest {

  @TempDir Path folder;

  private static Run trace(String host, String from, String format) {
    return Run.of("trace", host, "--from", from, "--to", "192.0.2.1:80/tcp", "--format", format);
  }

  /** {@code mvn -o -q test -Dtest=TraceFormatsTest -Dgolden=write} makes the files anew. */
  @ParameterizedTest
  @CsvSource({
    "docs/tika.svg,                                    10.0.0.2, svg",
    "src/test/resources/golden/trace-answered.svg,     10.0.0.3, svg",
    "src/test/resources/golden/trace-routed.svg,       192.0.2.9, svg",
    "src/test/resources/golden/trace-local.svg,        local, svg",
    "src/test/resources/golden/trace-lost.dot,         10.0.0.2, dot",
    "src/test/resources/golden/trace-answered.mermaid, 10.0.0.3, mermaid"
  })
  void thePictureIsTheExpectedOne(String file, String from, String format) throws IOException {
    String drawn = trace("samples/tika", from, format).out();
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(Path.of(file), drawn);
    }

    assertThat(drawn).isEqualTo(Files.readString(Path.of(file)));
  }

  @Test
  void theReadmeShowsThePictureOfTheSample() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("](docs/tika.svg)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "10.0.0.3", "192.0.2.9", "local"})
  void aPictureIsWellFormed(String from) {
    Consumers.wellFormed(trace("samples/tika", from, "svg").out());
    Consumers.html(trace("samples/tika", from, "html").out());
  }

  @Test
  void theDropIsMarkedWithTheKernelsFunction() {
    assertThat(trace("samples/tika", "10.0.0.2", "svg").out())
        .contains("should_deliver: lost", "class=\"box port fault\"")
        .doesNotContain("track h3 answer");
    assertThat(trace("samples/tika", "10.0.0.2", "dot").out()).contains("arrowhead=tee");
    assertThat(trace("samples/tika", "10.0.0.2", "mermaid").out()).contains("n2 --x|");
  }

  @Test
  void whatTellsTheSenderIsDrawnToo() throws IOException {
    for (String name : SamplesTest.files("tika")) {
      Path file = Path.of(name);
      String reject = "-A FORWARD -d 10.0.0.2/32 -j REJECT --reject-with icmp-port-unreachable\n";
      String text =
          Files.readString(file)
              .replaceFirst("(?s)(\\*filter.*?)(-A FORWARD )", "$1" + reject + "$2");
      Files.writeString(folder.resolve(file.getFileName()), text);
    }
    String host = folder.toString();

    String svg = trace(host, "192.0.2.9", "svg").out();
    Consumers.wellFormed(svg);
    assertThat(svg).contains("filter FORWARD: rejected", " rejection\"").doesNotContain(": lost");
    String html = trace(host, "192.0.2.9", "html").out();
    Consumers.html(html);
    assertThat(html).contains("What the sender is told", "icmp_send").doesNotContain("The answer<");
    assertThat(trace(host, "192.0.2.9", "dot").out())
        .contains("arrowhead=tee", "color=\"#b3001b\", fontcolor=\"#b3001b\", style=dashed];");
    assertThat(trace(host, "192.0.2.9", "mermaid").out()).contains("--x|", "-.->");
  }

  @Test
  void whatNoDumpTellsIsDrawnAsManyTimesAsItCanEnd() throws IOException {
    for (String dump :
        new String[] {"iptables-save", "ip-link", "ip-addr", "ip-neigh", "sysctl", "bridge-fdb"}) {
      String text = Files.readString(Path.of("samples/tika", dump + ".txt"));
      Files.writeString(folder.resolve(dump + ".txt"), text.replace(" hairpin off", ""));
    }

    String page = trace(folder.toString(), "10.0.0.2", "html").out();

    assertThat(page).contains("if hairpin of port v-web is off", "if hairpin of port v-web is on");
  }

  @Test
  void onePictureIsOfOnePacket() throws IOException {
    Path packets = folder.resolve("packets");
    String packet = "{\"from\":\"10.0.0.3\",\"to\":\"192.0.2.1\",\"proto\":\"tcp\",\"dport\":80}\n";
    Files.writeString(packets, packet + packet);

    Run svg = Run.of("trace", "samples/tika", "--packets", packets.toString(), "--format", "svg");
    Run html = Run.of("trace", "samples/tika", "--packets", packets.toString(), "--format", "html");

    assertThat(svg.code()).isEqualTo(ExitCode.FAILED);
    assertThat(svg.err()).contains("draws one packet, these are 2");
    Consumers.html(html.out());
    assertThat(html.out().split("<svg ", -1)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "dot", "mermaid", "html"})
  void nothingOfADumpIsMarkup(String format) throws IOException {
    Path host = HostileDumpTest.makeHost(folder);

    String drawn = trace(host.toString(), "10.0.0.2", format).out();

    assertThat(drawn).contains("should_deliver").doesNotContain("<b>", "<!--", "\u001b", "\u202e");
  }
}
