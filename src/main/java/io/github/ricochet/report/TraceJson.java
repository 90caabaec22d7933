package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Traces as JSON: one object a line. */
public final class TraceJson {

  private final JsonGenerator json;
  private final Writer out;

  /**
   * @param out where the lines go
   */
  public TraceJson(Writer out) {
    this.out = out;
    try {
      json = Json.compact(out);
      json.setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line. */
  public void print(Trace trace) {
    try {
      write(json, trace);
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The trace as an object. */
  static void write(JsonGenerator json, Trace trace) throws IOException {
    json.writeStartObject();
    Flow flow = trace.flow();
    json.writeStringField("from", flow.from().map(a -> a.toString()).orElse("local"));
    json.writeStringField("to", flow.to().toString());
    json.writeStringField("proto", Protocols.name(flow.protocol()));
    json.writeNumberField("dport", flow.destinationPort());
    json.writeStringField("outcome", word(trace.outcome()));
    Json.field(json, "answeredBy", trace.answeredBy());
    Json.field(json, "seenSource", trace.seenSource());
    leg(json, "request", Optional.of(trace.request()));
    leg(json, "reply", trace.reply());
    if (trace.error().isPresent()) {
      leg(json, "error", trace.error());
    }
    json.writeArrayFieldStart("assumptions");
    for (String assumption : trace.assumptions()) {
      json.writeString(assumption);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void leg(JsonGenerator json, String name, Optional<Leg> leg) throws IOException {
    if (leg.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("verdict", word(leg.get().verdict()));
    json.writeStringField("at", leg.get().at());
    steps(json, leg.get().steps());
    json.writeEndObject();
  }

  private static void steps(JsonGenerator json, List<Step> steps) throws IOException {
    json.writeArrayFieldStart("steps");
    for (Step step : steps) {
      json.writeStartObject();
      json.writeStringField("at", step.at());
      json.writeStringField("note", step.note());
      if (step.origin().isPresent()) {
        Json.place(json, step.origin().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
