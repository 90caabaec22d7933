package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.fleet.Change;
import io.github.ricochet.fleet.HostDiff;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of flows between two states of hosts: one document {@code ricochet.diff/1}. */
public final class DiffJson implements DiffReport {

  private final Writer out;
  private final JsonGenerator json;
  private final Map<Change.Kind, Long> counts = new TreeMap<>();

  /**
   * @param out where the document goes
   */
  public DiffJson(Writer out) {
    this.out = out;
    try {
      json = Json.pretty(out);
      json.writeStartObject();
      json.writeStringField("schema", "ricochet.diff/1");
      json.writeArrayFieldStart("hosts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void add(HostDiff host) {
    DiffWords.count(host).forEach((kind, count) -> counts.merge(kind, count, Long::sum));
    try {
      json.writeStartObject();
      json.writeStringField("host", host.host());
      for (Change.Kind kind : Change.Kind.values()) {
        json.writeArrayFieldStart(word(kind));
        for (Change change : host.changes(kind)) {
          for (Source source : change.sources()) {
            write(change, source);
          }
        }
        json.writeEndArray();
      }
      json.writeNumberField("compared", host.compared());
      json.writeBooleanField("complete", host.complete());
      strings("notCompared", host.gone().stream().map(Source::name).distinct().toList());
      Json.field(json, "trouble", host.trouble().map(HostDiff.Trouble::why));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void write(Change change, Source source) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", source.address().map(Object::toString).orElse("local"));
    if (source.in().isPresent()) {
      json.writeStringField("in", source.in().get());
    }
    json.writeStringField("to", change.to().toString());
    boolean one = change.protocol().isPresent();
    json.writeStringField("proto", one ? Protocols.name(change.protocol().getAsInt()) : "any");
    PortRange first = change.ports().get(0);
    json.writeNumberField("dport", first.first());
    if (!change.ports().equals(List.of(PortRange.of(first.first())))) {
      json.writeStringField("dports", Service.portText(change.ports()));
    }
    state("before", change.before());
    state("after", change.after());
    json.writeStringField("why", DiffWords.why(change));
    json.writeEndObject();
  }

  private void state(String name, Trace trace) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("outcome", trace.outcome().name().toLowerCase(Locale.ROOT));
    Json.field(json, "answeredBy", trace.answeredBy());
    Json.field(json, "seenSource", trace.seenSource());
    Json.field(json, "at", trace.loss().map(Loss::at));
    json.writeEndObject();
  }

  private static String word(Change.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void end() {
    try {
      json.writeEndArray();
      json.writeObjectFieldStart("summary");
      for (Change.Kind kind : Change.Kind.values()) {
        json.writeNumberField(word(kind), counts.getOrDefault(kind, 0L));
      }
      json.writeEndObject();
      json.writeEndObject();
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
