package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Facts as JSON: a record is an object with its components, what is not known is left out. */
final class FactJson {

  private final JsonGenerator json;

  FactJson(JsonGenerator json) {
    this.json = json;
  }

  /** A field with a list of facts. */
  void list(String name, Collection<?> facts) throws IOException {
    json.writeArrayFieldStart(name);
    for (Object fact : facts) {
      value(fact);
    }
    json.writeEndArray();
  }

  private void value(Object value) throws IOException {
    if (value instanceof Ip
        || value instanceof Mac
        || value instanceof Prefix
        || value instanceof Origin) {
      json.writeString(value.toString());
    } else if (value instanceof Enum<?> constant) {
      json.writeString(constant.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Collection<?> several) {
      json.writeStartArray();
      for (Object one : several) {
        value(one);
      }
      json.writeEndArray();
    } else if (value.getClass().isRecord()) {
      fact(value);
    } else {
      json.writeString(value.toString());
    }
  }

  private void fact(Object fact) throws IOException {
    json.writeStartObject();
    for (RecordComponent component : fact.getClass().getRecordComponents()) {
      Optional<?> known = known(component, fact);
      if (known.isPresent()) {
        json.writeFieldName(component.getName());
        value(known.get());
      }
    }
    json.writeEndObject();
  }

  /** A component's value, taken out of its {@code Optional}. */
  private static Optional<?> known(RecordComponent component, Object fact) {
    try {
      Object value = component.getAccessor().invoke(fact);
      if (value instanceof OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
      }
      return value instanceof Optional<?> optional ? optional : Optional.ofNullable(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a fact that cannot be read: " + component, e);
    }
  }
}
