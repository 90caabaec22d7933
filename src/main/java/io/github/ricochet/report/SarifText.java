package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.Origin;
import java.io.IOException;

/** Texts as SARIF has them: plain, and with nothing in them that a viewer takes for a link. */
final class SarifText {

  /** The longest excerpt of a dump, in characters. */
  static final int EXCERPT = 400;

  private SarifText() {}

  /** A member that is a message, or a description: an object with a {@code text}. */
  static void message(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", escaped(text));
    json.writeEndObject();
  }

  /**
   * Escapes what would be an embedded link (§3.11.6 of the standard) or a placeholder (§3.11.5). A
   * single bracket or brace is neither, and viewers show it as it is.
   */
  static String escaped(String text) {
    String plain = Plain.text(text);
    if (plain.contains("](")) {
      plain = plain.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }
    return plain.replaceAll("\\{(\\d+)\\}", "{{$1}}");
  }

  /** The text of a stretch, cut where it is long. */
  static String excerpt(Origin origin) {
    String text = Plain.text(origin.text());
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1) + "…";
  }

  /** Whether the text of a stretch is short enough to be shown whole. */
  static boolean isShort(Origin origin) {
    return Plain.text(origin.text()).length() <= EXCERPT;
  }
}
