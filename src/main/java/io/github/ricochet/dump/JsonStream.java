package io.github.ricochet.dump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a JSON array, one by one, so that an array of any length needs the memory of one
 * object. A single object counts as an array of one.
 */
final class JsonStream implements AutoCloseable {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final DumpFile file;
  private final int firstLine;
  private final JsonParser parser;
  private int countedLine;
  private int countedAt;
  private int countedColumn;
  private boolean inArray;
  private boolean done;

  /** Opens the JSON text that starts at the beginning of a line. */
  JsonStream(DumpFile file, int firstLine) throws IOException {
    this.file = file;
    this.firstLine = firstLine;
    StringReader reader = new StringReader(file.text());
    long toSkip = file.lineStart(firstLine);
    while (toSkip > 0) {
      toSkip -= reader.skip(toSkip);
    }
    this.parser = FACTORY.createParser(reader);
  }

  /**
   * The next object; empty at the end. What is no object, as an empty {@code []}, is passed over.
   */
  Optional<JsonItem> next() throws IOException {
    while (!done) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        done = true;
      } else if (token == JsonToken.START_ARRAY && !inArray) {
        inArray = true;
      } else if (token == JsonToken.START_OBJECT) {
        done = !inArray;
        return Optional.of(item());
      } else if (token == JsonToken.END_ARRAY) {
        done = true;
      } else {
        parser.skipChildren();
      }
    }
    return Optional.empty();
  }

  /** The line that the parser has come to. */
  int line() {
    return Math.min(file.lines(), firstLine + parser.currentLocation().getLineNr() - 1);
  }

  /** Where the parser has come to. */
  Origin here() {
    return origin(parser.currentLocation());
  }

  private Origin origin(JsonLocation location) {
    int line = Math.min(file.lines(), firstLine + Math.max(1, location.getLineNr()) - 1);
    int start = file.lineStart(line);
    int at = Math.max(start, Math.min(start + location.getColumnNr() - 1, file.lineEnd(line)));
    // All objects may stand in one line, so that what was counted is not counted again.
    boolean onwards = line == countedLine && at >= countedAt;
    int column =
        onwards
            ? countedColumn + file.text().codePointCount(countedAt, at)
            : 1 + file.text().codePointCount(start, at);
    countedLine = line;
    countedAt = at;
    countedColumn = column;
    return new Origin(file, line, column, column + 1);
  }

  private JsonItem item() throws IOException {
    Origin origin = origin(parser.currentTokenLocation());
    Map<String, Object> members = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value());
    }
    return new JsonItem(members, origin);
  }

  private Object value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return item();
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> values = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(value());
      }
      return values;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
