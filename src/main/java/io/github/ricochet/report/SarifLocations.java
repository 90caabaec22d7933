package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places as SARIF has them: URIs relative to one base, and regions in code points. */
final class SarifLocations {

  private static final String BASE = "SRCROOT";
  private static final String ELSEWHERE = "FSROOT";

  /** So many lines before and after are the context of a place. */
  private static final int AROUND = 2;

  private final JsonGenerator json;
  private final Places places;
  private boolean elsewhere;

  SarifLocations(JsonGenerator json, Places places) {
    this.json = json;
    this.places = places;
  }

  /** What the relative URIs are relative to; known once all places are written. */
  void bases() throws IOException {
    json.writeObjectFieldStart("originalUriBaseIds");
    base(
        BASE,
        places.rootUri(),
        "The repository's root, or the folder that Ricochet was started in.");
    if (elsewhere) {
      base(ELSEWHERE, "file:///", "The file system's root, for files that are elsewhere.");
    }
    json.writeEndObject();
  }

  private void base(String name, String uri, String description) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("uri", uri);
    SarifText.message(json, "description", description);
    json.writeEndObject();
  }

  /** A {@code physicalLocation}. */
  void physical(Places.Spot spot) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    place(spot, /* withText= */ true);
    json.writeEndObject();
  }

  /** As {@link #physical}, without the text, where that was shown before. */
  void again(Places.Spot spot) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    place(spot, /* withText= */ false);
    json.writeEndObject();
  }

  private void place(Places.Spot spot, boolean withText) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    Optional<String> relative = places.relative(spot.file());
    elsewhere |= relative.isEmpty();
    json.writeStringField(
        "uri", Places.encoded(relative.orElseGet(() -> Places.fromFileSystem(spot.file()))));
    json.writeStringField("uriBaseId", relative.isPresent() ? BASE : ELSEWHERE);
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", spot.line());
    if (spot.origin().isPresent()) {
      columns(spot.origin().get(), withText);
    }
    json.writeEndObject();
  }

  /** As {@link #physical}, and with the lines around it. */
  void withContext(Places.Spot spot) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    place(spot, /* withText= */ true);
    if (spot.origin().isPresent()) {
      context(spot.origin().get());
    }
    json.writeEndObject();
  }

  private void context(Origin origin) throws IOException {
    DumpFile file = origin.file();
    int first = Math.max(1, origin.line() - AROUND);
    int last = Math.min(file.lines(), origin.line() + AROUND);
    List<String> lines = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      lines.add(Plain.text(file.line(line)));
    }
    if (first == last || lines.stream().anyMatch(line -> line.length() > SarifText.EXCERPT)) {
      return; // it has to hold more than the region, and all of its lines
    }
    json.writeObjectFieldStart("contextRegion");
    json.writeNumberField("startLine", first);
    json.writeNumberField("endLine", last);
    json.writeObjectFieldStart("snippet");
    json.writeStringField("text", String.join("\n", lines));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void columns(Origin origin, boolean withText) throws IOException {
    json.writeNumberField("startColumn", origin.column());
    json.writeNumberField("endColumn", origin.endColumn());
    if (withText && SarifText.isShort(origin)) {
      // A snippet has to be the text of the whole region, so that a long one is left out.
      json.writeObjectFieldStart("snippet");
      json.writeStringField("text", Plain.text(origin.text()));
      json.writeEndObject();
    }
  }
}
