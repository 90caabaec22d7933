package io.github.ricochet.config;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML files with their positions; nothing in such a file makes an object of its own. */
public final class YamlReader {

  /** The largest file that is read, in bytes; nobody writes more than a mebibyte by hand. */
  private static final int LARGEST = 1 << 20;

  /** So many references to lists and mappings at most, since they can multiply each other. */
  private static final int MOST_ALIASES = 20;

  private final DumpFile file;
  private final Faults faults;
  private final Map<org.snakeyaml.engine.v2.nodes.Node, Node> known = new HashMap<>();
  private final Set<org.snakeyaml.engine.v2.nodes.Node> open = new HashSet<>();

  private YamlReader(DumpFile file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * The text of a file that people wrote.
   *
   * @param name as messages show it
   * @throws IOException if it cannot be read; the message names it
   */
  public static DumpFile text(Path path, String name) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new IOException(name + " is larger than a mebibyte");
    }
    try {
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new DumpFile(name, text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new IOException(name + " is no UTF-8 text", e);
    }
  }

  /**
   * The one document in a file; empty where there is none.
   *
   * @param faults gets what is no YAML, and keys that stand twice
   */
  public static Optional<Node> read(DumpFile file, Faults faults) {
    YamlReader reader = new YamlReader(file, faults);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.name())
            .setAllowDuplicateKeys(true) // told here, with the rest
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();
    try {
      Iterator<org.snakeyaml.engine.v2.nodes.Node> documents =
          new Compose(settings).composeAllFromString(file.text()).iterator();
      if (!documents.hasNext()) {
        return Optional.empty();
      }
      Node node = reader.node(documents.next());
      if (documents.hasNext()) {
        faults.add(
            reader.at(documents.next().getStartMark()), "there is a second document; one is read");
      }
      return Optional.of(node);
    } catch (MarkedYamlEngineException e) {
      faults.add(reader.at(e.getProblemMark()), "no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      faults.add(reader.at(Optional.empty()), "no YAML: " + e.getMessage().replaceAll("\\R.*", ""));
    } catch (StackOverflowError e) {
      faults.add(reader.at(Optional.empty()), "lists and mappings are nested too deeply");
    }
    return Optional.empty();
  }

  private Node node(org.snakeyaml.engine.v2.nodes.Node raw) {
    Node done = known.get(raw);
    if (done != null) {
      return done;
    }
    Origin at = at(raw);
    if (!open.add(raw)) {
      faults.add(at, "this refers to itself");
      return new Node.Scalar("", at);
    }
    Node node;
    if (raw instanceof MappingNode mapping) {
      node = new Node.Fields(fields(mapping), at);
    } else if (raw instanceof SequenceNode sequence) {
      node = new Node.Items(sequence.getValue().stream().map(this::node).toList(), at);
    } else {
      String text = ((ScalarNode) raw).getValue();
      boolean isNull = ((ScalarNode) raw).isPlain() && text.matches("~|null|Null|NULL");
      node = new Node.Scalar(isNull ? "" : text, at);
    }
    open.remove(raw);
    known.put(raw, node);
    return node;
  }

  private List<Node.Field> fields(MappingNode mapping) {
    Map<String, Origin> seen = new HashMap<>();
    List<Node.Field> fields = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(node(tuple.getKeyNode()) instanceof Node.Scalar key)) {
        faults.add(at(tuple.getKeyNode()), "a key is a single word");
        continue;
      }
      Origin before = seen.putIfAbsent(key.text(), key.at());
      if (before != null) {
        faults.add(
            key.at(), key.text() + " stands here a second time; first in line " + before.line());
      }
      fields.add(new Node.Field(key, node(tuple.getValueNode())));
    }
    return fields;
  }

  /** Of several lines, what stands in the first. */
  private Origin at(org.snakeyaml.engine.v2.nodes.Node raw) {
    Origin start = at(raw.getStartMark());
    String line = file.line(start.line());
    int length = line.stripTrailing().codePointCount(0, line.stripTrailing().length());
    int end =
        raw.getEndMark()
            .filter(mark -> mark.getLine() + 1 == start.line())
            .map(mark -> mark.getColumn() + 1)
            .orElse(length + 1);
    return new Origin(file, start.line(), start.column(), Math.max(end, start.column()));
  }

  private Origin at(Optional<Mark> mark) {
    int line = mark.map(m -> m.getLine() + 1).orElse(1);
    int column = mark.map(m -> m.getColumn() + 1).orElse(1);
    return new Origin(file, line, column, column);
  }
}
