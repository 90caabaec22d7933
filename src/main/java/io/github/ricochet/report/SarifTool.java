package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who made a SARIF document, and the pages of the rules in it. */
final class SarifTool {

  private SarifTool() {}

  /** Writes the member {@code tool}, with these rules in this order. */
  static void write(JsonGenerator json, Sheet sheet, List<String> rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Ricochet");
    json.writeStringField("semanticVersion", sheet.version());
    json.writeStringField("version", sheet.version());
    json.writeStringField("informationUri", sheet.catalogue().home());
    json.writeArrayFieldStart("rules");
    for (String rule : rules) {
      write(json, sheet.catalogue(), rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Catalogue catalogue, String id) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", pascalCase(catalogue.name(id)));
    SarifText.message(json, "shortDescription", catalogue.summary(id));
    SarifText.message(json, "fullDescription", catalogue.summary(id));
    json.writeObjectFieldStart("help");
    String page = catalogue.page(id);
    json.writeStringField("text", page);
    json.writeStringField("markdown", page);
    json.writeEndObject();
    json.writeStringField("helpUri", catalogue.url(id));
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(catalogue.severity(id)));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    json.writeString("network");
    json.writeString("linux");
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** {@code SamePortBounce}: viewers and the validator know names of rules in this form. */
  private static String pascalCase(String name) {
    return Stream.of(name.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** The first of the severities that a page names. */
  private static String level(String severities) {
    return Severity.named(severities.split("\\W", 2)[0]).orElse(Severity.WARNING).toString();
  }
}
