package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.ricochet.host.Origin;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** JSON with everything escaped that is not printable ASCII, so that no terminal is moved by it. */
final class Json {

  private static final int LAST_PRINTABLE = 0x7e;

  private Json() {}

  /** A generator of one document, over several lines. */
  static JsonGenerator pretty(Writer out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    JsonGenerator json = compact(out);
    json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
    return json;
  }

  /** A generator of documents of one line each, a new line between them. */
  static JsonGenerator compact(Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.setHighestNonEscapedChar(LAST_PRINTABLE);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    return json;
  }

  /** A field that is {@code null} where there is no value. */
  static void field(JsonGenerator json, String name, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get().toString());
    } else {
      json.writeNullField(name);
    }
  }

  /** The fields of a place: {@code file} and {@code line}. */
  static void place(JsonGenerator json, Origin origin) throws IOException {
    json.writeStringField("file", origin.file().name());
    json.writeNumberField("line", origin.line());
  }
}
