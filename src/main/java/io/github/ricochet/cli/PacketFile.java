package io.github.ricochet.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.path.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of packets: one JSON object a line, {@code
 * {"from":"10.0.0.2","to":"192.0.2.1","proto":"tcp","dport":80}}, with {@code sport} and {@code in}
 * where they matter.
 */
final class PacketFile {

  private static final Set<String> FIELDS = Set.of("from", "to", "proto", "dport", "sport", "in");
  private static final List<String> REQUIRED = List.of("from", "to", "proto", "dport");

  private PacketFile() {}

  /**
   * Reads the packets, in order; blank lines do not count.
   *
   * @param file its name, or {@code -} for standard input
   * @param in standard input
   * @throws UsageException if there is no such file, or a line is no packet, with its position
   */
  static List<Flow> read(String file, InputStream in) throws UsageException, IOException {
    List<Flow> flows = new ArrayList<>();
    int number = 0;
    JsonFactory json = new JsonFactory();
    String text =
        file.equals(Selection.STDIN)
            ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(HostOptions.existing(file), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        flows.add(flow(fields(json, line)));
      } catch (JsonProcessingException e) {
        throw new UsageException(file + ":" + number + ": " + e.getOriginalMessage());
      } catch (UsageException e) {
        throw new UsageException(file + ":" + number + ": " + e.getMessage());
      }
    }
    return flows;
  }

  private static Map<String, String> fields(JsonFactory json, String line)
      throws UsageException, IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UsageException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!FIELDS.contains(name)) {
          throw new UsageException("there is no field " + name + Nearest.hint(name, FIELDS));
        }
        if (!value.isScalarValue()) {
          throw new UsageException(name + " is no word or number");
        }
        if (value != JsonToken.VALUE_NULL) {
          fields.put(name, parser.getText());
        }
      }
      if (parser.nextToken() != null) {
        throw new UsageException("more than one JSON object in a line");
      }
    }
    return fields;
  }

  private static Flow flow(Map<String, String> fields) throws UsageException {
    for (String name : REQUIRED) {
      if (!fields.containsKey(name)) {
        throw new UsageException("no field " + name);
      }
    }
    FlowWords words =
        FlowWords.of(
            fields.get("from"), fields.get("to"), fields.get("proto"), fields.get("dport"));
    return words.flow(fields.get("sport"), fields.get("in"));
  }
}
