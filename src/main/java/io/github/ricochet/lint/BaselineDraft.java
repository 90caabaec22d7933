package io.github.ricochet.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A baseline that is to be written: all that stands now, or stood in the baseline before. */
public final class BaselineDraft {

  private final Path folder;
  private final List<Baseline.Entry> entries = new ArrayList<>();

  /**
   * @param file where it will be
   */
  public BaselineDraft(Path file) {
    folder = Baseline.folder(file);
  }

  /** The findings of a further host. */
  public void add(HostResult host) {
    List<Finding> all = new ArrayList<>(host.findings());
    host.silenced().stream()
        .filter(silenced -> silenced.by().isEmpty())
        .forEach(silenced -> all.add(silenced.finding()));
    String name = Baseline.key(folder, host.host());
    all.stream()
        .filter(Baseline::canHold)
        .map(f -> new Baseline.Entry(name, f.rule(), f.fingerprint(), f.message()))
        .forEach(entries::add);
  }

  /** How many findings it holds. */
  public int size() {
    return entries.size();
  }

  /** The text of the file. */
  public String text() throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      json.writeStartObject();
      json.writeStringField("schema", Baseline.SCHEMA);
      json.writeEndObject();
      for (Baseline.Entry entry : entries) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("host", entry.host());
        json.writeStringField("rule", entry.rule());
        json.writeStringField("fingerprint", entry.fingerprint());
        json.writeStringField("message", entry.message());
        json.writeEndObject();
      }
      json.writeRaw('\n');
    }
    return out.toString();
  }
}
