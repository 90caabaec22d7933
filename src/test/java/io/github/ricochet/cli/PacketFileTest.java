package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ricochet.host.Ip;
import io.github.ricochet.path.Flow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketFileTest {

  @TempDir Path folder;

  private List<Flow> read(String text) throws IOException, UsageException {
    Path file = Files.writeString(folder.resolve("packets.jsonl"), text);
    return PacketFile.read(file.toString(), InputStream.nullInputStream());
  }

  @Test
  void packetsMayBePipedIn() throws Exception {
    String line = "{\"from\":\"local\",\"to\":\"192.0.2.1\",\"proto\":\"tcp\",\"dport\":80}\n";
    InputStream in = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));

    assertThat(PacketFile.read("-", in)).isEqualTo(read(line)).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    String name = folder.resolve("none").toString();

    assertThatThrownBy(() -> PacketFile.read(name, InputStream.nullInputStream()))
        .isInstanceOf(UsageException.class)
        .hasMessage("no such file or folder: " + name);
  }

  @Test
  void aLineIsAPacket() throws Exception {
    String text =
        """
        {"from":"10.0.0.2","to":"192.0.2.1","proto":"tcp","dport":80}

        {"from":"local","to":"192.0.2.1","proto":"udp","dport":53,"sport":1024,"in":"eth0"}
        """;

    assertThat(read(text))
        .containsExactly(
            Flow.of(Ip.of("10.0.0.2"), Ip.of("192.0.2.1"), 6, 80),
            new Flow(
                Optional.empty(),
                Ip.of("192.0.2.1"),
                17,
                53,
                OptionalInt.of(1024),
                Optional.of("eth0")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"from":"local","to":"192.0.2.1","proto":"tcp"}              | no field dport
          {"from":"local","to":"192.0.2.1","proto":"tcp","dprot":80}   | did you mean dport?
          {"from":"local","to":"192.0.2.1","proto":"tcp","dport":"x"}  | no port: x
          {"from":"local","to":"192.0.2.1","proto":"tcp","dport":[80]} | dport is no word or number
          ["local"]                                                    | no JSON object
          {"from":"local",                                             | Unexpected end-of-input
          """)
  void aLineThatIsNoneIsToldWithItsPosition(String line, String told) {
    assertThatThrownBy(() -> read("\n" + line))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("packets.jsonl:2: ")
        .hasMessageContaining(told);
  }
}
