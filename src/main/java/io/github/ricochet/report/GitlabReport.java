package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/**
 * GitLab's Code Quality report: an array of issues as Code Climate has them. GitLab drops all but
 * one issue of equal fingerprint, so that the host is a part of it.
 */
public final class GitlabReport implements Report {

  private static final Map<Severity, String> SEVERITIES =
      Map.of(Severity.ERROR, "critical", Severity.WARNING, "minor", Severity.NOTE, "info");

  private final Writer out;
  private final Sheet sheet;
  private final Places places;
  private final JsonGenerator json;

  /**
   * @param out where the document goes
   * @param sheet what is shown beside the findings
   */
  public GitlabReport(Writer out, Sheet sheet) {
    this.out = out;
    this.sheet = sheet;
    places = sheet.places();
    try {
      json = Json.pretty(out);
      json.writeStartArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void add(HostResult host) {
    try {
      if (host.trouble().isPresent()) {
        String what = host.host() + ": " + host.trouble().get().why();
        issue("ricochet", what, "blocker", host, "trouble", Places.spot(host.found()));
        json.writeEndObject();
      }
      for (Finding finding : host.findings()) {
        issue(
            Brief.title(finding),
            finding.message(),
            SEVERITIES.get(finding.severity()),
            host,
            finding.fingerprint(),
            Places.spot(host.found(), finding));
        json.writeObjectFieldStart("content");
        json.writeStringField("body", "Why: " + sheet.catalogue().url(finding.rule()));
        json.writeEndObject();
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void issue(
      String check,
      String description,
      String severity,
      HostResult host,
      String fingerprint,
      Places.Spot spot)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "issue");
    json.writeStringField("check_name", check);
    json.writeStringField("description", Plain.text(description));
    json.writeStringField("severity", severity);
    json.writeStringField("fingerprint", Plain.text(places.path(host.host())) + ":" + fingerprint);
    json.writeObjectFieldStart("location");
    json.writeStringField("path", places.path(spot.file()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", spot.line());
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void end() {
    try {
      json.writeEndArray();
      json.close();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
