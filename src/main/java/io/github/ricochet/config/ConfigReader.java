package io.github.ricochet.config;

import io.github.ricochet.config.Assumed.Segment;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Gate;
import io.github.ricochet.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code .ricochet.yaml}. */
public final class ConfigReader {

  /** What such a file is called. */
  public static final String NAME = ".ricochet.yaml";

  private static final List<String> KEYS =
      List.of(
          "fail-on",
          "min-confidence",
          "rules",
          "severities",
          "baseline",
          "exclude",
          "assume",
          "hosts",
          "ignores");

  private static final List<String> ASSUME = List.of("hub", "learning-switch", "kernel", "sysctls");

  private final Path folder;
  private final Catalogue catalogue;
  private final Faults faults = new Faults();

  private ConfigReader(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  /**
   * Reads the file.
   *
   * @param name the file as messages show it
   * @throws IOException if it cannot be read
   * @throws ConfigException if it is not as it should be
   */
  public static Config read(Path file, String name, Catalogue catalogue)
      throws IOException, ConfigException {
    Path path = file.toAbsolutePath().normalize();
    ConfigReader reader = new ConfigReader(path.getParent(), catalogue);
    DumpFile text = YamlReader.text(path, name);
    Node nothing = new Node.Scalar("", new Origin(text, 1, 1, 1));
    Config config = reader.config(path, YamlReader.read(text, reader.faults).orElse(nothing));
    reader.faults.check();
    return config;
  }

  private Config config(Path path, Node root) {
    Section all = new Section(root, "the file", KEYS, faults);
    Optional<Section> rules = all.section("rules", List.of("only", "skip"));
    return new Config(
        Optional.of(path),
        all.choice("fail-on", Config.FAIL_ON).map(ConfigReader::said),
        all.choice("min-confidence", Config.CONFIDENCES).map(ConfigReader::said),
        rules.map(r -> rules(r.scalars("only"))).orElse(List.of()),
        rules.map(r -> hideable(rules(r.scalars("skip")), r.scalars("skip"))).orElse(List.of()),
        severities(all.fields("severities")),
        all.scalar("baseline").map(b -> Said.at(folder.resolve(b.text()).normalize(), b.at())),
        all.scalars("exclude").stream().map(ConfigReader::said).toList(),
        all.section("assume", ASSUME).map(this::assumed).orElse(Assumed.NOTHING),
        all.fields("hosts").stream().map(this::host).toList(),
        new IgnoreReader(catalogue, faults).ignores(all.items("ignores")));
  }

  private static Said<String> said(Node.Scalar scalar) {
    return Said.at(scalar.text(), scalar.at());
  }

  private List<Said<String>> rules(List<Node.Scalar> words) {
    List<Said<String>> rules = new ArrayList<>();
    for (Node.Scalar word : words) {
      List<String> ids = catalogue.meant(word.text());
      if (ids.isEmpty()) {
        faults.unknown(word, "rule", catalogue.ids());
      }
      ids.forEach(id -> rules.add(Said.at(id, word.at())));
    }
    return rules;
  }

  private List<Said<String>> hideable(List<Said<String>> rules, List<Node.Scalar> words) {
    for (Node.Scalar word : words) {
      catalogue.meant(word.text()).stream()
          .filter(Gate::alwaysFails)
          .forEach(id -> cannotBeHidden(id, word.at()));
    }
    return rules;
  }

  private void cannotBeHidden(String id, Origin at) {
    faults.add(at, id + " cannot be hidden: what is not understood never passes");
  }

  private Map<String, Said<Severity>> severities(List<Node.Field> fields) {
    Map<String, Said<Severity>> severities = new LinkedHashMap<>();
    for (Node.Field field : fields) {
      List<Said<String>> ids = hideable(rules(List.of(field.key())), List.of(field.key()));
      Optional<Severity> severity =
          field.value() instanceof Node.Scalar word
              ? Severity.named(word.text())
              : Optional.empty();
      if (severity.isPresent()) {
        ids.forEach(id -> severities.put(id.value(), new Said<>(severity.get(), id.by())));
      } else if (field.value() instanceof Node.Scalar word) {
        faults.unknown(word, "severity", Config.SEVERITIES);
      } else {
        faults.kind(field.value(), field.key().text(), "error, warning or note");
      }
    }
    return severities;
  }

  private Assumed assumed(Section section) {
    Map<String, Said<Segment>> segments = new LinkedHashMap<>();
    for (Segment segment : Segment.values()) {
      for (Node.Scalar port : section.scalars(segment.word())) {
        if (segments.put(port.text(), Said.at(segment, port.at())) != null) {
          faults.add(port.at(), port.text() + " is said to be a hub and a learning switch");
        }
      }
    }
    Optional<Node.Scalar> kernel = section.scalar("kernel");
    Optional<KernelVersion> version = kernel.flatMap(k -> KernelVersion.parse(k.text()));
    if (kernel.isPresent() && version.isEmpty()) {
      Node.Scalar word = kernel.get();
      faults.add(word.at(), "kernel takes a release such as 6.1, not " + word.text());
    }
    return new Assumed(
        segments,
        version.map(v -> Said.at(v, kernel.orElseThrow().at())),
        sysctls(section.fields("sysctls")));
  }

  private Map<String, Said<Sysctl>> sysctls(List<Node.Field> fields) {
    Map<String, Said<Sysctl>> sysctls = new LinkedHashMap<>();
    for (Node.Field field : fields) {
      Node.Scalar key = field.key();
      if (!Assumed.isKey(key.text())) {
        faults.add(
            key.at(), key.text() + " is no kernel setting, such as net.ipv4.conf.all.rp_filter");
      } else if (field.value() instanceof Node.Scalar value && !value.text().isEmpty()) {
        Origin at = Origin.ofLine(key.at().file(), key.at().line());
        sysctls.put(
            key.text(),
            Said.at(new Sysctl(key.text(), value.text(), /* running= */ true, at), key.at()));
      } else {
        faults.kind(field.value(), key.text(), "a single value");
      }
    }
    return sysctls;
  }

  private HostEntry host(Node.Field field) {
    String name = field.key().text();
    Section host = new Section(field.value(), name, List.of("dumps", "assume"), faults);
    List<Node.Scalar> dumps = host.scalars("dumps");
    // A host that names no dumps has them in the folder of its name.
    List<Node.Scalar> paths = host.key("dumps").isEmpty() ? List.of(field.key()) : dumps;
    return new HostEntry(
        said(field.key()),
        paths.stream().map(this::dump).flatMap(Optional::stream).toList(),
        host.section("assume", ASSUME).map(this::assumed).orElse(Assumed.NOTHING));
  }

  /** Nothing outside of what the user names is read: a file speaks only for what lies below it. */
  private Optional<Said<Path>> dump(Node.Scalar word) {
    try {
      Path path = folder.resolve(word.text()).normalize();
      if (!path.startsWith(folder)) {
        faults.add(word.at(), word.text() + " lies outside of the folder of this file");
      } else if (!Files.exists(path)) {
        faults.add(word.at(), "no such file or folder: " + word.text());
      } else if (!path.toRealPath().startsWith(folder.toRealPath())) {
        faults.add(word.at(), word.text() + " leads outside of the folder of this file");
      } else {
        return Optional.of(Said.at(path, word.at()));
      }
    } catch (IOException | IllegalArgumentException e) {
      faults.add(word.at(), "no file name: " + word.text());
    }
    return Optional.empty();
  }
}
