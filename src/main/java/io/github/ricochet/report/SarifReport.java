package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Ignore;
import io.github.ricochet.lint.Silenced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SARIF 2.1.0 (OASIS), one run. The results stand before the tool, since only then it is known
 * which rules they are of; the order of members means nothing in JSON.
 */
public final class SarifReport implements Report {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Writer out;
  private final Sheet sheet;
  private final JsonGenerator json;
  private final SarifLocations locations;
  private final SarifPath path;
  private final List<String> rules = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  /**
   * @param out where the document goes
   * @param sheet what is shown beside the findings
   */
  public SarifReport(Writer out, Sheet sheet) {
    this.out = out;
    this.sheet = sheet;
    try {
      json = Json.pretty(out);
      locations = new SarifLocations(json, sheet.places());
      path = new SarifPath(json, locations);
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void add(HostResult host) {
    host.trouble().ifPresent(t -> troubles.add(host.host() + ": " + t.why()));
    try {
      for (Finding finding : host.findings()) {
        json.writeStartObject();
        result(host, finding);
        json.writeEndObject();
      }
      for (Silenced silenced : host.silenced()) {
        json.writeStartObject();
        result(host, silenced.finding());
        suppressions(silenced);
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void result(HostResult host, Finding finding) throws IOException {
    if (!rules.contains(finding.rule())) {
      rules.add(finding.rule());
    }
    json.writeStringField("ruleId", finding.rule());
    json.writeNumberField("ruleIndex", rules.indexOf(finding.rule()));
    json.writeStringField("level", finding.severity().toString());
    SarifText.message(json, "message", finding.message());
    Places.Spot spot = Places.spot(host.found(), finding);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    locations.withContext(spot);
    json.writeEndObject();
    json.writeEndArray();
    related(finding);
    if (finding.witness().isPresent()) {
      path.write(finding.witness().get(), spot);
    }
    json.writeObjectFieldStart("partialFingerprints");
    // The one key that GitHub tells alerts apart by; without it, it takes a hash of the lines
    // around, which counters change.
    json.writeStringField("primaryLocationLineHash", finding.fingerprint() + ":1");
    json.writeStringField("ricochet/v1", finding.fingerprint());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("host", Plain.text(host.host()));
    json.writeStringField("confidence", finding.confidence().toString());
    json.writeEndObject();
  }

  private void suppressions(Silenced silenced) throws IOException {
    Optional<Ignore> by = silenced.by();
    boolean inPlace = by.filter(Ignore::inPlace).isPresent();
    json.writeArrayFieldStart("suppressions");
    json.writeStartObject();
    json.writeStringField("kind", inPlace ? "inSource" : "external");
    json.writeStringField("status", "accepted");
    json.writeStringField("justification", Plain.text(silenced.why()));
    if (by.isPresent()) {
      json.writeObjectFieldStart("location");
      locations.physical(Places.Spot.of(by.get().origin()));
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  /** The further lines that cause it, such as the bridge port's. */
  private void related(Finding finding) throws IOException {
    List<Origin> origins = finding.locations();
    if (origins.size() < 2) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    for (int i = 1; i < origins.size(); i++) {
      json.writeStartObject();
      json.writeNumberField("id", i);
      locations.physical(Places.Spot.of(origins.get(i)));
      SarifText.message(json, "message", SarifText.excerpt(origins.get(i)));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void end() {
    try {
      json.writeEndArray();
      locations.bases();
      invocation();
      SarifTool.write(json, sheet, rules);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.close();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether every host was linted, and why one was not. */
  private void invocation() throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", troubles.isEmpty());
    if (!troubles.isEmpty()) {
      json.writeArrayFieldStart("toolExecutionNotifications");
      for (String trouble : troubles) {
        json.writeStartObject();
        json.writeStringField("level", "error");
        SarifText.message(json, "message", trouble);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }
}
