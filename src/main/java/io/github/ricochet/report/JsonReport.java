package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Baseline;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Ignore;
import io.github.ricochet.lint.Remedy;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.lint.Silenced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings as one JSON document of the schema {@code ricochet.findings/1}. */
public final class JsonReport implements Report {

  private final Writer out;
  private final JsonGenerator json;
  private int suppressed;
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

  /**
   * @param out where the document goes
   */
  public JsonReport(Writer out) {
    this.out = out;
    try {
      json = Json.pretty(out);
      json.writeStartObject();
      json.writeStringField("schema", "ricochet.findings/1");
      json.writeArrayFieldStart("hosts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void add(HostResult host) {
    try {
      write(json, host);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    suppressed += host.silenced().size();
    for (Severity severity : Severity.values()) {
      counts.merge(severity, host.count(severity), Long::sum);
    }
  }

  @Override
  public void end() {
    try {
      json.writeEndArray();
      json.writeObjectFieldStart("summary");
      for (Severity severity : Severity.values()) {
        json.writeNumberField(severity.toString(), counts.getOrDefault(severity, 0L));
      }
      json.writeNumberField("suppressed", suppressed);
      json.writeEndObject();
      json.writeEndObject();
      json.close();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator json, HostResult host) throws IOException {
    json.writeStartObject();
    json.writeStringField("host", host.host());
    if (host.trouble().isPresent()) {
      json.writeStringField("trouble", host.trouble().get().why());
    }
    json.writeArrayFieldStart("inputs");
    for (Input input : host.found().inputs()) {
      json.writeStartObject();
      json.writeStringField("file", input.file());
      json.writeStringField("kind", input.kind().command());
      json.writeNumberField("lines", input.lines());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : host.findings()) {
      json.writeStartObject();
      write(json, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
    silenced(json, host);
    gone(json, host);
    if (host.found().flowsOmitted() > 0) {
      json.writeNumberField("flowsOmitted", host.found().flowsOmitted());
    }
    json.writeEndObject();
  }

  private static void silenced(JsonGenerator json, HostResult host) throws IOException {
    if (host.silenced().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("suppressed");
    for (Silenced silenced : host.silenced()) {
      json.writeStartObject();
      write(json, silenced.finding());
      json.writeObjectFieldStart("suppression");
      Optional<Ignore> by = silenced.by();
      String kind = by.map(i -> i.inPlace() ? "inSource" : "config").orElse("baseline");
      json.writeStringField("kind", kind);
      json.writeStringField("reason", silenced.why());
      if (by.isPresent()) {
        Json.place(json, by.get().origin());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void gone(JsonGenerator json, HostResult host) throws IOException {
    if (host.gone().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("gone");
    for (Baseline.Entry entry : host.gone()) {
      json.writeStartObject();
      json.writeStringField("rule", entry.rule());
      json.writeStringField("message", entry.message());
      json.writeStringField("fingerprint", entry.fingerprint());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("rule", finding.rule());
    json.writeStringField("name", finding.name());
    json.writeStringField("severity", finding.severity().toString());
    json.writeStringField("confidence", finding.confidence().toString());
    if (finding.sometimes()) {
      json.writeBooleanField("sometimes", true);
    }
    json.writeStringField("message", finding.message());
    json.writeArrayFieldStart("locations");
    for (Origin origin : finding.locations()) {
      write(json, origin);
    }
    json.writeEndArray();
    write(json, "flows", finding.flows());
    write(json, "affected", finding.affected());
    if (finding.witness().isPresent()) {
      json.writeFieldName("witness");
      TraceJson.write(json, finding.witness().get());
    } else {
      json.writeNullField("witness");
    }
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : finding.remedies()) {
      write(json, remedy);
    }
    json.writeEndArray();
    json.writeStringField("fingerprint", finding.fingerprint());
  }

  private static void write(JsonGenerator json, Origin origin) throws IOException {
    json.writeStartObject();
    Json.place(json, origin);
    json.writeNumberField("column", origin.column());
    json.writeNumberField("endColumn", origin.endColumn());
    json.writeStringField("text", origin.text());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, List<FlowGroup> flows)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (FlowGroup flow : flows) {
      json.writeStartObject();
      json.writeStringField("from", flow.from());
      if (flow.source().in().isPresent()) {
        json.writeStringField("in", flow.source().in().get());
      }
      json.writeStringField("to", flow.to().toString());
      json.writeStringField("proto", flow.protocolName());
      json.writeNumberField("dport", flow.port());
      if (flow.hasSeveralPorts()) {
        json.writeStringField("dports", flow.portText());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Remedy remedy) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", remedy.title());
    strings(json, "commands", remedy.commands());
    json.writeBooleanField("verified", remedy.verified());
    json.writeNumberField("cures", remedy.cures());
    write(json, "breaks", remedy.breaks());
    strings(json, "sideEffects", remedy.sideEffects());
    strings(json, "lasting", remedy.lasting());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
