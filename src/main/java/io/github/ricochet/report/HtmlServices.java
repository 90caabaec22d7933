package io.github.ricochet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ricochet.lint.MatrixDigest;
import io.github.ricochet.lint.MatrixDigest.Group;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.lint.ServiceMatrix.Cell;
import io.github.ricochet.lint.ServiceMatrix.Reach;
import io.github.ricochet.lint.ServiceMatrix.Row;
import io.github.ricochet.lint.fact.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who reaches which service: in short as a table of the page, and all of it as data from which the
 * page's script shows what is looked at.
 */
final class HtmlServices {

  /** So many rows and columns are in the short table. */
  private static final int ROWS = 40;

  private static final int COLUMNS = 10;
  private static final int NAMES = 3;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Markup out;

  HtmlServices(Markup out) {
    this.out = out;
  }

  /** The short table. */
  void digest(MatrixDigest digest, Map<String, String> findings) {
    int columns = Math.min(COLUMNS, digest.columns().size());
    out.openScroll("Services in short");
    out.open("table")
        .element("caption", "Sources and services that fare alike stand together.")
        .line();
    out.open("thead").open("tr").element("th", "service", "scope", "col");
    for (List<Source> sources : digest.columns().subList(0, columns)) {
      names("col", sources.stream().map(Source::name).toList());
    }
    out.close().closeLine();
    out.open("tbody").line();
    for (Group group : digest.rows().subList(0, Math.min(ROWS, digest.rows().size()))) {
      out.open("tr");
      names("row", group.services().stream().map(HtmlServices::name).toList());
      group.cells().stream().limit(columns).forEach(cell -> cell(cell, findings));
      out.closeLine();
    }
    out.close().close().closeLine();
    int services = digest.rows().stream().skip(ROWS).mapToInt(g -> g.services().size()).sum();
    int sources = digest.columns().stream().skip(columns).mapToInt(List::size).sum();
    if (services + sources > 0) {
      String rest = Words.count(services, "service") + " and " + Words.count(sources, "source");
      out.element("p", "Not in this table: " + rest + ".", "class", "soft").line();
    }
    out.open("dl", "class", "flows");
    for (Reach reach : Reach.values()) {
      boolean there =
          digest.rows().stream()
              .flatMap(g -> g.cells().stream())
              .flatMap(Optional::stream)
              .anyMatch(c -> c.reach() == reach);
      if (there) {
        out.element("dt", reach.toString(), "class", "reach-" + reach)
            .element("dd", ServicesText.meaning(reach));
      }
    }
    out.closeLine();
  }

  private void cell(Optional<Cell> cell, Map<String, String> findings) {
    if (cell.isEmpty()) {
      out.element("td", "–");
      return;
    }
    out.open("td", "class", "reach-" + cell.get().reach()).text(cell.get().reach().toString());
    for (String rule : cell.get().rules()) {
      out.text(" ").element("a", rule, "href", "#" + findings.getOrDefault(rule, rule));
    }
    out.text(marks(cell.get())).close();
  }

  private static String marks(Cell cell) {
    return (cell.partly() ? " (some ports)" : "") + (cell.sometimes() ? " (at times)" : "");
  }

  /** The first names, one a line, and how many more there are. */
  private void names(String scope, List<String> names) {
    int shown = names.size() <= NAMES ? names.size() : NAMES - 1;
    out.open("th", "scope", scope);
    names.subList(0, shown).forEach(name -> out.element("div", name));
    if (shown < names.size()) {
      out.element("div", "and " + (names.size() - shown) + " more", "class", "soft");
    }
    out.close();
  }

  private static String name(Row row) {
    return row.service() + " → " + String.join(", ", row.targets());
  }

  /** The whole table. */
  void all(ServiceMatrix matrix, Map<String, String> findings) {
    String size =
        Words.count(matrix.rows().size(), "service")
            + ", "
            + Words.count(matrix.sources().size(), "source");
    out.open(
            "div",
            "class",
            "all only-script",
            "hidden",
            "hidden",
            "data-name",
            "Services and sources")
        .line();
    out.open("details")
        .element("summary", "All of them: " + size + "; sort, filter, look up")
        .line();
    out.open("div", "class", "grid-tools");
    out.open("label")
        .text("Service ")
        .leaf("input", "type", "search", "placeholder", "192.0.2.1 tcp")
        .close();
    out.open("label")
        .text("Source ")
        .leaf("input", "type", "search", "placeholder", "10.0.0.")
        .close();
    for (Reach reach : Reach.values()) {
      if (matrix.count(reach) > 0) {
        String label = reach + " (" + matrix.count(reach) + ")";
        out.open("label", "class", "reach-" + reach);
        out.leaf("input", "type", "checkbox", "value", reach.toString(), "checked", "checked");
        out.text(label).close();
      }
    }
    out.closeLine();
    out.element("p", "", "class", "shown soft", "role", "status").line();
    out.element("div", "", "class", "grid").line();
    out.element("div", "", "class", "detail", "role", "status").line();
    out.open("script", "type", "application/json").own(data(matrix, findings)).close();
    out.close().closeLine();
  }

  /** The table as data: a code for each cell, the codes of a row in one text. */
  private static String data(ServiceMatrix matrix, Map<String, String> findings) {
    Map<Cell, Integer> known = new LinkedHashMap<>();
    for (Row row : matrix.rows()) {
      row.cells().forEach(c -> c.ifPresent(cell -> known.putIfAbsent(cell, known.size())));
    }
    int width = known.size() <= ALPHABET.length() ? 1 : 2;
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.compact(text)) {
      json.writeStartObject();
      json.writeNumberField("width", width);
      json.writeArrayFieldStart("sources");
      for (Source source : matrix.sources()) {
        json.writeString(Plain.text(source.name()));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("services");
      for (Row row : matrix.rows()) {
        json.writeString(Plain.text(name(row)));
      }
      json.writeEndArray();
      json.writeObjectFieldStart("words");
      for (Reach reach : Reach.values()) {
        json.writeStringField(reach.toString(), ServicesText.meaning(reach));
      }
      json.writeEndObject();
      json.writeObjectFieldStart("findings");
      for (Map.Entry<String, String> finding : findings.entrySet()) {
        json.writeStringField(finding.getKey(), finding.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("cells");
      for (Map.Entry<Cell, Integer> cell : known.entrySet()) {
        write(json, code(cell.getValue(), width), cell.getKey());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("grid");
      for (Row row : matrix.rows()) {
        json.writeString(codes(row, known, width));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String code, Cell cell) throws IOException {
    json.writeArrayFieldStart(code);
    json.writeString(cell.reach().toString());
    json.writeStartArray();
    for (String rule : cell.rules()) {
      json.writeString(rule);
    }
    json.writeEndArray();
    json.writeString(marks(cell));
    json.writeEndArray();
  }

  private static String codes(Row row, Map<Cell, Integer> known, int width) {
    StringBuilder codes = new StringBuilder();
    String none = "-".repeat(width);
    row.cells()
        .forEach(c -> codes.append(c.map(cell -> code(known.get(cell), width)).orElse(none)));
    return codes.toString();
  }

  private static String code(int number, int width) {
    int base = ALPHABET.length();
    String last = ALPHABET.substring(number % base, number % base + 1);
    return width == 1
        ? last
        : ALPHABET.substring(number / base % base, number / base % base + 1) + last;
  }
}
