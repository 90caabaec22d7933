package io.github.ricochet.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings that were there when somebody drew a line, in a file of JSON lines: a schema, then
 * one finding a line, so that two branches that change it can be merged. Hosts are named from the
 * file's own folder, so that it does not matter where Ricochet is started.
 */
public final class Baseline {

  static final String SCHEMA = "ricochet.baseline/1";
  private static final Set<String> FIELDS = Set.of("host", "rule", "fingerprint", "message");

  /**
   * A finding that was there.
   *
   * @param host the host, from the file's folder
   * @param rule the rule's id
   * @param fingerprint the finding's
   * @param message what was said then
   */
  public record Entry(String host, String rule, String fingerprint, String message) {}

  private final Path folder;
  private final Map<String, Map<String, Entry>> byHost = new HashMap<>();

  private Baseline(Path file) {
    folder = folder(file);
  }

  /**
   * Reads a baseline.
   *
   * @throws IOException if it cannot be read, or is none; the message names file and line
   */
  public static Baseline read(Path file) throws IOException {
    Baseline baseline = new Baseline(file);
    JsonFactory json = new JsonFactory();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      try {
        Map<String, String> fields = fields(json, line);
        if (number == 1) {
          if (!Map.of("schema", SCHEMA).equals(fields)) {
            throw new IOException(
                "no baseline: its first line is not {\"schema\":\"" + SCHEMA + "\"}");
          }
        } else if (!fields.keySet().equals(FIELDS)) {
          throw new IOException("an entry has host, rule, fingerprint and message");
        } else {
          baseline.add(
              new Entry(
                  fields.get("host"),
                  fields.get("rule"),
                  fields.get("fingerprint"),
                  fields.get("message")));
        }
      } catch (JsonProcessingException e) {
        throw new IOException(file + ":" + number + ": " + e.getOriginalMessage(), e);
      } catch (IOException e) {
        throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
    if (number == 0) {
      throw new IOException(file + ": no baseline: it is empty");
    }
    return baseline;
  }

  private static Map<String, String> fields(JsonFactory json, String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw new IOException(name + " is no text");
        }
        fields.put(name, parser.getText());
      }
    }
    return fields;
  }

  private void add(Entry entry) {
    byHost
        .computeIfAbsent(entry.host(), host -> new LinkedHashMap<>())
        .put(entry.fingerprint(), entry);
  }

  /** Whether the finding was there. */
  boolean holds(String host, Finding finding) {
    return canHold(finding) && entries(host).containsKey(finding.fingerprint());
  }

  /**
   * What was there on a host and is there no longer.
   *
   * @param now all that is found, be it wanted or not
   */
  List<Entry> gone(String host, List<Finding> now) {
    Set<String> there = now.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    return entries(host).values().stream()
        .filter(entry -> !there.contains(entry.fingerprint()))
        .toList();
  }

  private Map<String, Entry> entries(String host) {
    return byHost.getOrDefault(key(folder, host), Map.of());
  }

  /**
   * Whether a baseline can hold it: not what was not understood, which never passes, and not what
   * is wrong with an ignore, which can be taken out at once.
   */
  static boolean canHold(Finding finding) {
    return !Gate.alwaysFails(finding.rule()) && !finding.rule().startsWith("RC8");
  }

  /** The folder that hosts are named from. */
  static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** The host as it is named from a folder; as the user named it, where it is no path. */
  static String key(Path folder, String host) {
    try {
      Path path = Path.of(host).toAbsolutePath().normalize();
      return folder.relativize(path).toString().replace('\\', '/');
    } catch (IllegalArgumentException e) { // InvalidPathException, too
      return host;
    }
  }
}
