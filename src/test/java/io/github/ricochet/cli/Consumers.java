package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Those who read the machine formats: each takes a text, or fails. */
final class Consumers {

  private Consumers() {}

  /** A JSON document of {@code ricochet.findings/1}. */
  static JsonElement findings(String text) {
    return json(text, Packed.resource("/schema/findings-1.json"));
  }

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z:-]+=\"[^<>\"]*\")*)(/?)>");

  /** A web page whose elements nest, with nothing in it that is not written by us. */
  static void html(String text) {
    String page = text.substring("<!DOCTYPE html>\n".length());
    Deque<String> open = new ArrayDeque<>();
    Set<String> ids = new HashSet<>();
    int at = 0;
    while (at < page.length()) {
      int next = page.indexOf('<', at);
      if (next < 0) {
        break;
      }
      Matcher tag = TAG.matcher(page).region(next, page.length());
      assertThat(tag.lookingAt())
          .as(page.substring(next, Math.min(page.length(), next + 80)))
          .isTrue();
      at = tag.end();
      String name = tag.group(2);
      Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(tag.group(3));
      assertThat(!id.find() || ids.add(id.group(1))).as("id " + tag.group(3)).isTrue();
      assertThat(tag.group(3)).doesNotContainPattern(" (?:on\\w+|style|src)=");
      if (!tag.group(1).isEmpty()) {
        assertThat(open.pop()).isEqualTo(name);
      } else if (tag.group(4).isEmpty()) {
        open.push(name);
        if (name.equals("style") || name.equals("script")) {
          at = page.indexOf("</" + name + ">", at);
        }
      }
    }
    assertThat(open).isEmpty();
  }

  /** A JSON document of {@code ricochet.services/1}. */
  static JsonElement services(String text) {
    return json(text, Packed.resource("/schema/services-1.json"));
  }

  /** A JSON document of {@code ricochet.diff/1}. */
  static JsonElement diff(String text) {
    return json(text, Packed.resource("/schema/diff-1.json"));
  }

  /** A SARIF document, by the official schema. */
  static JsonElement sarif(String text) {
    return json(text, resource("/schema/sarif-schema-2.1.0.json"));
  }

  /** GitLab's Code Quality report. */
  static JsonElement gitlab(String text) {
    return json(text, resource("/schema/gitlab.json"));
  }

  private static JsonElement json(String text, String schema) {
    ValidatorFactory factory = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory());
    assertThat(factory.validate(schema, text).getErrors())
        .extracting(error -> error.getInstanceLocation() + ": " + error.getError())
        .isEmpty();
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    return JsonParser.parseReader(reader);
  }

  /** Checkstyle's XML. */
  static Document checkstyle(String text) {
    return xml(text, "/schema/checkstyle.xsd");
  }

  /** JUnit's XML. */
  static Document junit(String text) {
    return xml(text, "/schema/junit.xsd");
  }

  /** An XML document. */
  static Document wellFormed(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Document xml(String text, String schema) {
    try (InputStream xsd = Consumers.class.getResourceAsStream(schema)) {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(xsd))
          .newValidator()
          .validate(new StreamSource(new StringReader(text)));
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  /**
   * A workflow command of GitHub Actions.
   *
   * @param name {@code error}, {@code warning} or {@code notice}
   * @param properties by name, unescaped
   * @param message unescaped
   */
  record Annotation(String name, Map<String, String> properties, String message) {}

  private static final Pattern COMMAND = Pattern.compile("::(\\w+) ([^:\\r\\n]*)::(.*)");

  /** Workflow commands, one a line, as the runner's ActionCommand reads them. */
  static List<Annotation> github(String text) {
    List<Annotation> annotations = new ArrayList<>();
    for (String line : text.split("\n", 0)) {
      Matcher command = COMMAND.matcher(line);
      assertThat(command.matches()).as(line).isTrue();
      Map<String, String> properties = new LinkedHashMap<>();
      for (String property : command.group(2).split(",", 0)) {
        String[] parts = property.split("=", 2);
        assertThat(parts).as(line).hasSize(2);
        assertThat(properties.put(parts[0], unescaped(parts[1]))).as(line).isNull();
      }
      annotations.add(new Annotation(command.group(1), properties, unescaped(command.group(3))));
    }
    return annotations;
  }

  private static String unescaped(String value) {
    assertThat(value).doesNotContainPattern("%(?!25|0D|0A|3A|2C)");
    return value
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%25", "%");
  }

  /**
   * A line as compilers print it.
   *
   * @param place the file with line and column, or what else it is about
   */
  record Diagnostic(String place, String severity, String message, String rule) {}

  private static final Pattern DIAGNOSTIC =
      Pattern.compile("(.+?): (error|warning|note): (.*) \\[(RC\\d{3})\\]");

  /** Lines as compilers print them. */
  static List<Diagnostic> gcc(String text) {
    return text.lines()
        .map(
            line -> {
              Matcher match = DIAGNOSTIC.matcher(line);
              assertThat(match.matches()).as(line).isTrue();
              return new Diagnostic(match.group(1), match.group(2), match.group(3), match.group(4));
            })
        .toList();
  }

  private static String resource(String path) {
    try (InputStream stream = Consumers.class.getResourceAsStream(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
