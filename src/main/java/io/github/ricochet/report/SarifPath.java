package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import java.io.IOException;
import java.util.Optional;

/**
 * The way of the packet that is lost as a {@code codeFlow}: a step of the kernel is a step there.
 */
final class SarifPath {

  private final JsonGenerator json;
  private final SarifLocations locations;

  SarifPath(JsonGenerator json, SarifLocations locations) {
    this.json = json;
    this.locations = locations;
  }

  /**
   * Writes the member {@code codeFlows}.
   *
   * @param spot where the finding is; viewers show no step without a place, so that a step which no
   *     line of a dump makes stands where the one before it stood
   */
  void write(Trace trace, Places.Spot spot) throws IOException {
    json.writeArrayFieldStart("codeFlows");
    json.writeStartObject();
    SarifText.message(json, "message", "The way of the packet " + trace.flow() + ".");
    json.writeArrayFieldStart("threadFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("locations");
    Places.Spot last = steps(trace.request(), "", spot);
    if (trace.reply().isPresent()) {
      steps(trace.reply().get(), "answer: ", last);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private Places.Spot steps(Leg leg, String whose, Places.Spot spot) throws IOException {
    Places.Spot last = spot;
    for (Step step : leg.steps()) {
      Optional<Places.Spot> own = step.origin().map(Places.Spot::of);
      last = own.orElse(last);
      json.writeStartObject();
      json.writeObjectFieldStart("location");
      if (own.isPresent()) {
        locations.physical(last);
      } else {
        locations.again(last);
      }
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("fullyQualifiedName", Plain.text(step.at()));
      json.writeStringField("kind", "function");
      json.writeEndObject();
      json.writeEndArray();
      SarifText.message(json, "message", whose + step.at() + ": " + step.note());
      json.writeEndObject();
      json.writeStringField("importance", own.isPresent() ? "essential" : "important");
      json.writeEndObject();
    }
    return last;
  }
}
