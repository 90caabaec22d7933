package io.github.ricochet.config;

import io.github.ricochet.host.Origin;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of a YAML file whose keys are known. What stands there and is no key, or is of another
 * kind than it has to be, is told to the faults; what is asked for is then absent.
 */
public final class Section {

  private final String name;
  private final Faults faults;
  private final Origin at;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node.Scalar> keys = new LinkedHashMap<>();

  /**
   * Reads a mapping.
   *
   * @param name what it is, for messages: {@code an ignore}
   * @param known the keys that it may have
   */
  public Section(Node node, String name, List<String> known, Faults faults) {
    this.name = name;
    this.faults = faults;
    at = node.at();
    for (Node.Field field : fields(node, name, faults)) {
      if (known.contains(field.key().text())) {
        values.put(field.key().text(), field.value());
        keys.put(field.key().text(), field.key());
      } else {
        faults.unknown(field.key(), "key", known);
      }
    }
  }

  /** The keys and values of a mapping whose keys may be anything. */
  public static List<Node.Field> fields(Node node, String name, Faults faults) {
    if (node instanceof Node.Fields mapping) {
      return mapping.fields();
    }
    if (!isNothing(node)) {
      faults.kind(node, name, "keys with values");
    }
    return List.of();
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text().isEmpty();
  }

  /** Where it begins. */
  public Origin at() {
    return at;
  }

  /** Where a key stands. */
  public Optional<Node.Scalar> key(String key) {
    return Optional.ofNullable(keys.get(key));
  }

  /** The value as it is; empty also where nothing stands behind the key. */
  public Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key)).filter(node -> !isNothing(node));
  }

  /** A single value. */
  public Optional<Node.Scalar> scalar(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && !(node.get() instanceof Node.Scalar)) {
      faults.kind(node.get(), key, "a single value");
      return Optional.empty();
    }
    return node.map(Node.Scalar.class::cast);
  }

  /** A single value that has to be there. */
  public Optional<Node.Scalar> required(String key) {
    Optional<Node.Scalar> value = scalar(key);
    if (node(key).isEmpty()) {
      faults.add(key(key).map(Node.Scalar::at).orElse(at), name + " needs " + key);
    }
    return value;
  }

  /** One of a few words. */
  public Optional<Node.Scalar> choice(String key, List<String> words) {
    Optional<Node.Scalar> value = scalar(key);
    if (value.isPresent() && !words.contains(value.get().text())) {
      faults.unknown(value.get(), key, words);
      return Optional.empty();
    }
    return value;
  }

  /** A day. */
  public Optional<LocalDate> date(String key) {
    Optional<Node.Scalar> value = scalar(key);
    try {
      return value.map(day -> LocalDate.parse(day.text()));
    } catch (DateTimeParseException e) {
      faults.add(
          value.get().at(), key + " takes a date such as 2027-03-01, not " + value.get().text());
      return Optional.empty();
    }
  }

  /** The values of a list; a single value may stand for a list of one. */
  public List<Node.Scalar> scalars(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<Node> items = node.get() instanceof Node.Items list ? list.items() : List.of(node.get());
    List<Node.Scalar> scalars = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
        scalars.add(scalar);
      } else {
        faults.kind(item, key, "a list of single values");
      }
    }
    return scalars;
  }

  /** The items of a list. */
  public List<Node> items(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof Node.Items list) {
      return list.items();
    }
    node.ifPresent(other -> faults.kind(other, key, "a list"));
    return List.of();
  }

  /** A mapping whose keys may be anything. */
  public List<Node.Field> fields(String key) {
    return node(key).map(node -> fields(node, key, faults)).orElse(List.of());
  }

  /** A mapping with these keys. */
  public Optional<Section> section(String key, List<String> known) {
    return node(key).map(node -> new Section(node, key, known, faults));
  }
}
