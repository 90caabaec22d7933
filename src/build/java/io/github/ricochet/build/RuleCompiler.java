package io.github.ricochet.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.Model;

/**
 * Turns every {@code rules/<folder>/rule.drl} into classes of a Drools executable model, so that
 * the program starts without reading DRL, and packs every {@code rules/<folder>/README.md}. Runs
 * while Ricochet is built and is not part of it.
 *
 * <p>Writes below the classes folder:
 *
 * <ul>
 *   <li>{@code io/github/ricochet/rules/*.class}, the model;
 *   <li>{@code META-INF/ricochet/rule-models}, the names of the model classes, one a line;
 *   <li>{@code rules/<folder>.md}, the pages, and {@code META-INF/ricochet/rule-pages}, their
 *       folder names, one a line.
 * </ul>
 */
public final class RuleCompiler {
  private static final String PACKAGE = "io/github/ricochet/rules/";

  private final Path rules;
  private final Path classes;

  private RuleCompiler(Path rules, Path classes) {
    this.rules = rules;
    this.classes = classes;
  }

  /**
   * Compiles the rules.
   *
   * @param args the folder of rule folders, and the classes folder that holds the facts and
   *     receives the model
   */
  public static void main(String[] args) throws IOException {
    try {
      new RuleCompiler(Path.of(args[0]), Path.of(args[1])).run();
    } catch (BrokenRulesException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException {
    List<Path> folders = folders();
    Map<String, byte[]> model = compile(folders);
    replaceFolder(classes.resolve(PACKAGE), model, PACKAGE.length());
    Map<String, byte[]> pages = new TreeMap<>();
    for (Path folder : folders) {
      pages.put(folder.getFileName() + ".md", Files.readAllBytes(folder.resolve("README.md")));
    }
    replaceFolder(classes.resolve("rules"), pages, 0);
    Path index = Files.createDirectories(classes.resolve("META-INF/ricochet"));
    Files.write(
        index.resolve("rule-pages"),
        folders.stream().map(f -> f.getFileName().toString()).toList());
    Files.write(index.resolve("rule-models"), modelNames(model));
  }

  private List<Path> folders() throws IOException {
    List<Path> folders;
    try (Stream<Path> children = Files.list(rules)) {
      folders = children.filter(Files::isDirectory).sorted().toList();
    }
    List<String> missing =
        folders.stream()
            .flatMap(folder -> Stream.of(folder.resolve("rule.drl"), folder.resolve("README.md")))
            .filter(file -> !Files.isRegularFile(file))
            .map(file -> shown(file) + ": missing")
            .toList();
    if (!missing.isEmpty()) {
      throw new BrokenRulesException(missing);
    }
    return folders;
  }

  private Map<String, byte[]> compile(List<Path> folders) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path folder : folders) {
      Path drl = folder.resolve("rule.drl");
      sources.put(shown(drl), Files.readString(drl, StandardCharsets.UTF_8));
    }
    List<String> problems = new ArrayList<>();
    Map<String, byte[]> model = DrlCompiler.compile(sources, problems);
    if (!problems.isEmpty()) {
      throw new BrokenRulesException(problems);
    }
    refuseEmpty(folders);
    for (String file : model.keySet()) {
      if (!file.startsWith(PACKAGE)) {
        throw new BrokenRulesException(
            List.of(
                file + ": every rule.drl has to declare the package " + PACKAGE.replace('/', '.')));
      }
    }
    return model;
  }

  /** Drools makes a model of nothing without a word. */
  private void refuseEmpty(List<Path> folders) throws IOException {
    if (folders.isEmpty()) {
      throw new BrokenRulesException(List.of(shown(rules) + ": no rule in it"));
    }
    List<String> empty = new ArrayList<>();
    for (Path folder : folders) {
      Path drl = folder.resolve("rule.drl");
      try {
        if (new DrlParser().parse(false, Files.readString(drl)).getRules().isEmpty()) {
          empty.add(shown(drl) + ": no rule in it");
        }
      } catch (DroolsParserException e) {
        throw new IllegalStateException(shown(drl), e);
      }
    }
    if (!empty.isEmpty()) {
      throw new BrokenRulesException(empty);
    }
  }

  private String shown(Path file) {
    return rules.getParent().relativize(file).toString();
  }

  private List<String> modelNames(Map<String, byte[]> model) {
    ClassLoader loader = new BytesLoader(model);
    List<String> names = new ArrayList<>();
    for (String file : model.keySet()) {
      String name = file.replaceFirst("\\.class$", "").replace('/', '.');
      try {
        if (Model.class.isAssignableFrom(loader.loadClass(name))) {
          names.add(name);
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(name, e);
      }
    }
    return names;
  }

  private static void replaceFolder(Path folder, Map<String, byte[]> files, int prefix)
      throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        old.sorted(Comparator.reverseOrder()).forEach(RuleCompiler::delete);
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey().substring(prefix));
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads the generated classes from memory, only to ask each whether it is a model. */
  private static final class BytesLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    BytesLoader(Map<String, byte[]> classes) {
      super(RuleCompiler.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** The rules cannot be built; the message has one line for each problem. */
  private static final class BrokenRulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenRulesException(List<String> problems) {
      super(String.join(System.lineSeparator(), problems));
    }
  }
}
