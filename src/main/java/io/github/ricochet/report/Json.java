package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.ricochet.host.Origin;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * JSON with everything escaped that is not printable ASCII, so that no terminal is moved by it, and
 * {@code <}, so that it can stand in the script of a web page.
 */
final class Json {

  /** What is escaped besides what JSON asks for. */
  private static final class Escapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii = standardAsciiEscapesForJSON();

    Escapes() {
      ascii['<'] = ESCAPE_STANDARD;
      ascii[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return null; // none is custom
    }
  }

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
    json.setCharacterEscapes(new Escapes());
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
