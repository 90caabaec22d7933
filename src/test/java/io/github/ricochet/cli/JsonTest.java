package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine formats, whose shape others rely on. */
class JsonTest {

  @TempDir Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void findingsAreOneDocument() throws IOException {
    Map<String, Object> document = (Map<String, Object>) parse(lint("--format", "json"));

    assertThat(document.keySet()).containsExactly("schema", "hosts", "summary");
    assertThat(document).containsEntry("schema", "ricochet.findings/1");
    assertThat((Map<String, Object>) document.get("summary"))
        .containsOnlyKeys("error", "warning", "note", "suppressed")
        .containsEntry("error", 1);
    Map<String, Object> host = (Map<String, Object>) ((List<?>) document.get("hosts")).get(0);
    assertThat(host).containsOnlyKeys("host", "inputs", "findings");
    Map<String, Object> finding = (Map<String, Object>) ((List<?>) host.get("findings")).get(0);
    assertThat(finding)
        .containsOnlyKeys(
            "rule",
            "name",
            "severity",
            "confidence",
            "message",
            "locations",
            "flows",
            "affected",
            "witness",
            "remedies",
            "fingerprint")
        .containsEntry(
            "flows",
            List.of(
                Map.of(
                    "from",
                    "10.0.0.2",
                    "to",
                    "192.0.2.1",
                    "proto",
                    "tcp",
                    "dport",
                    80,
                    "dports",
                    "80-81")));
  }

  @Test
  @SuppressWarnings("unchecked")
  void tracesAreOneObjectALine() throws IOException {
    Path packets =
        Files.writeString(
            folder.resolve("packets"),
            """
            {"from":"10.0.0.3","to":"192.0.2.1","proto":"tcp","dport":80}
            {"from":"10.0.0.2","to":"192.0.2.1","proto":"tcp","dport":80}
            """);
    String out =
        Run.of("trace", "samples/tika", "--packets", packets.toString(), "--format", "jsonl").out();

    assertThat(out.lines()).hasSize(2);
    List<String> lines = out.lines().toList();
    Map<String, Object> works = (Map<String, Object>) parse(lines.get(0));
    assertThat(works.keySet())
        .containsExactly(
            "from",
            "to",
            "proto",
            "dport",
            "outcome",
            "answeredBy",
            "seenSource",
            "request",
            "reply",
            "assumptions");
    assertThat(works)
        .containsEntry("outcome", "answered")
        .containsEntry("answeredBy", "10.0.0.2")
        .containsEntry("seenSource", "192.0.2.1");
    Map<String, Object> lost = (Map<String, Object>) parse(lines.get(1));
    assertThat(lost).containsEntry("outcome", "lost").containsEntry("reply", null);
    assertThat((Map<String, Object>) lost.get("request"))
        .containsEntry("verdict", "dropped")
        .containsEntry("at", "should_deliver");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aTraceHasTheErrorThatTheSenderGets() throws IOException {
    Path packet =
        Files.writeString(
            folder.resolve("packet"),
            "{\"from\":\"10.0.0.3\",\"to\":\"192.0.2.9\",\"proto\":\"tcp\",\"dport\":80}\n");
    String host = "src/test/resources/cases/unreachable-route";
    String out = Run.of("trace", host, "--packets", packet.toString(), "--format", "jsonl").out();

    Map<String, Object> trace = (Map<String, Object>) parse(out.strip());
    assertThat(trace).containsEntry("outcome", "unreachable").containsKey("error");
    assertThat((Map<String, Object>) trace.get("error")).containsEntry("verdict", "delivered");
  }

  @Test
  void rulesAloneAreNotWalkedAndTheTraceSaysWhatIsMissing() {
    List<String> words =
        List.of("--from", "10.0.0.2", "--to", "192.0.2.1:80/tcp", "samples/tika/iptables-save.txt");
    for (String format : List.of("text", "jsonl")) {
      List<String> all = new ArrayList<>(List.of("trace", "--format", format));
      all.addAll(words);
      assertThat(Run.of(all.toArray(String[]::new)).out())
          .contains("undecided", "not walked", "`ip -d link` would tell", "`ip addr` would tell");
    }
  }

  private static String lint(String... options) {
    List<String> words = new ArrayList<>(List.of("lint", "samples/tika"));
    words.addAll(List.of(options));
    return Run.of(words.toArray(String[]::new)).out();
  }

  private static Object parse(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      assertThat(parser.nextToken()).isNull();
      return value;
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          assertThat(fields).doesNotContainKey(name);
          fields.put(name, value(parser));
        }
        return fields;
      }
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        return values;
      }
      case VALUE_NUMBER_INT -> {
        return parser.getIntValue();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return parser.getText();
      }
    }
  }
}
