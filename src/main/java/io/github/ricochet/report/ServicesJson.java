package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.lint.ServiceMatrix.Cell;
import io.github.ricochet.lint.ServiceMatrix.Reach;
import io.github.ricochet.lint.ServiceMatrix.Row;
import io.github.ricochet.lint.fact.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/** Who reaches which service, as one JSON document of the schema {@code ricochet.services/1}. */
public final class ServicesJson {

  private final Writer out;
  private final JsonGenerator json;

  /**
   * @param out where the document goes
   */
  public ServicesJson(Writer out) {
    this.out = out;
    try {
      json = Json.pretty(out);
      json.writeStartObject();
      json.writeStringField("schema", "ricochet.services/1");
      json.writeArrayFieldStart("hosts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next host. */
  public void add(ServiceMatrix matrix) {
    try {
      json.writeStartObject();
      json.writeStringField("host", matrix.host());
      json.writeArrayFieldStart("sources");
      for (Source source : matrix.sources()) {
        write(source);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("services");
      for (Row row : matrix.rows()) {
        write(matrix, row);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("summary");
      for (Reach reach : Reach.values()) {
        json.writeNumberField(reach.toString(), matrix.count(reach));
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There is no further host. */
  public void end() {
    try {
      json.writeEndArray();
      json.writeEndObject();
      json.close();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Source source) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", from(source));
    json.writeStringField("name", source.name());
    if (source.in().isPresent()) {
      json.writeStringField("in", source.in().get());
    }
    json.writeStringField("device", source.place().device());
    json.writeStringField("port", source.place().port());
    json.writeBooleanField("known", source.known());
    json.writeBooleanField("outside", source.outside());
    json.writeEndObject();
  }

  private static String from(Source source) {
    return source.address().map(Ip::toString).orElse("local");
  }

  private void write(ServiceMatrix matrix, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", row.service().toString());
    json.writeArrayFieldStart("addresses");
    for (Ip address : row.service().addresses()) {
      json.writeString(address.toString());
    }
    json.writeEndArray();
    json.writeBooleanField("named", row.service().named());
    String protocol =
        row.service().protocol().isPresent()
            ? Protocols.name(row.service().protocol().getAsInt())
            : "any";
    json.writeStringField("proto", protocol);
    json.writeStringField("ports", row.service().portText());
    json.writeArrayFieldStart("targets");
    for (String target : row.targets()) {
      json.writeString(target);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("locations");
    for (Origin line : row.lines()) {
      json.writeStartObject();
      Json.place(json, line);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("reach");
    for (int column = 0; column < row.cells().size(); column++) {
      Optional<Cell> cell = row.cells().get(column);
      if (cell.isPresent()) {
        write(matrix.sources().get(column), cell.get());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Source source, Cell cell) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", from(source));
    json.writeStringField("reach", cell.reach().toString());
    json.writeArrayFieldStart("rules");
    for (String rule : cell.rules()) {
      json.writeString(rule);
    }
    json.writeEndArray();
    if (cell.partly()) {
      json.writeBooleanField("partly", true);
    }
    if (cell.sometimes()) {
      json.writeBooleanField("sometimes", true);
    }
    json.writeEndObject();
  }
}
