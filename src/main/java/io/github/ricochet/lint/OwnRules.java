package io.github.ricochet.lint;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.model.Model;

/**
 * Rules of the user's own: a folder of files {@code ID-name.drl}. DRL is code, so such a folder is
 * read only where the command line names it.
 *
 * <p>What compiles them is no part of the program: it lies in {@code lib} beside it, and is loaded
 * apart, so that nobody pays for it who has no such rules.
 */
public final class OwnRules {

  /** {@code X001-no-telnet.drl}. */
  private static final Pattern FILE = Pattern.compile("([A-Z]{1,8}\\d{1,4})-([a-z0-9-]+)\\.drl");

  private static final String COMPILER = "io.github.ricochet.build.DrlCompiler";

  private final List<Model> models;
  private final Map<String, String> names;
  private final Map<String, String> pages;

  private OwnRules(List<Model> models, Map<String, String> names, Map<String, String> pages) {
    this.models = models;
    this.names = names;
    this.pages = pages;
  }

  /** What is wrong with such a folder: one line for each thing, with its place. */
  public static final class BrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenException(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /**
   * Compiles the rules in a folder.
   *
   * @param name the folder as messages show it
   * @throws IOException if it cannot be read, or if there is no compiler
   * @throws BrokenException if something is wrong with the rules
   */
  public static OwnRules compile(Path folder, String name) throws IOException, BrokenException {
    List<String> problems = new ArrayList<>();
    Map<String, String> sources = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    Map<String, String> pages = new TreeMap<>();
    for (Path file : files(folder)) {
      String shown = name + "/" + file.getFileName();
      Matcher parts = FILE.matcher(file.getFileName().toString());
      if (!parts.matches() || !Catalogue.isOwn(parts.group(1))) {
        problems.add(
            shown
                + ": the name of a file of rules is ID-name.drl, such as X001-no-telnet.drl, and no"
                + " ID begins with RC");
        continue;
      }
      String before = names.put(parts.group(1), parts.group(2));
      if (before != null) {
        problems.add(shown + ": there is another rule " + parts.group(1) + ", " + before);
      }
      sources.put(shown, Files.readString(file));
      pages.put(parts.group(1), page(file, parts.group(1), parts.group(2), shown));
    }
    if (problems.isEmpty() && sources.isEmpty()) {
      problems.add(name + ": no file ID-name.drl in it");
    }
    check(problems);
    Map<String, byte[]> classes = compile(sources, problems);
    check(problems);
    return new OwnRules(models(classes), names, pages);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".drl")).sorted().toList();
    }
  }

  private static void check(List<String> problems) throws BrokenException {
    if (!problems.isEmpty()) {
      throw new BrokenException(problems);
    }
  }

  /** The page beside the file, or one that says where the rule is. */
  private static String page(Path file, String id, String name, String shown) throws IOException {
    String stem = file.getFileName().toString().replaceFirst("\\.drl$", "");
    Path page = file.resolveSibling(stem + ".md");
    return Files.exists(page)
        ? Files.readString(page)
        : String.format(
            "# %s %s%n%n## Summary%n%nA rule of your own, in %s.%n%nSeverity: as it says.%n",
            id, name, shown);
  }

  private static Map<String, byte[]> compile(Map<String, String> sources, List<String> problems)
      throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader apart = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(apart);
      Object compiled =
          Class.forName(COMPILER, true, apart)
              .getMethod("compile", Map.class, List.class)
              .invoke(null, sources, problems);
      Map<String, byte[]> classes = new LinkedHashMap<>();
      ((Map<?, ?>) compiled).forEach((file, bytes) -> classes.put((String) file, (byte[]) bytes));
      return classes;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the compiler of rules failed: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IOException("the compiler of rules in lib/ does not fit this program", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The compiler and what it needs; the program itself, for the facts. */
  private static URL[] jars() throws IOException {
    Path program = program();
    Path lib = program.resolveSibling("lib");
    if (!Files.isDirectory(lib)) {
      throw new IOException(
          "--rules needs the compiler of rules, the folder lib/ beside " + program.getFileName());
    }
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path jar : jars.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    urls.add(program.toUri().toURL());
    return urls.toArray(URL[]::new);
  }

  private static Path program() throws IOException {
    try {
      return Path.of(OwnRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where the program is", e);
    }
  }

  private static List<Model> models(Map<String, byte[]> classes) {
    Compiled loader = new Compiled(classes);
    List<Model> models = new ArrayList<>();
    for (String file : classes.keySet()) {
      try {
        Class<?> type = loader.loadClass(Compiled.name(file));
        if (Model.class.isAssignableFrom(type)) {
          models.add(type.asSubclass(Model.class).getConstructor().newInstance());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("broken rule model " + file, e);
      }
    }
    return models;
  }

  List<Model> models() {
    return models;
  }

  /** The names of the rules by their ids. */
  Map<String, String> names() {
    return names;
  }

  /** The pages of the rules by their ids. */
  Map<String, String> pages() {
    return pages;
  }

  /** The classes that were compiled. */
  private static final class Compiled extends ClassLoader {

    private final Map<String, byte[]> classes;

    Compiled(Map<String, byte[]> classes) {
      super(OwnRules.class.getClassLoader());
      this.classes = classes;
    }

    static String name(String file) {
      return file.substring(0, file.length() - ".class".length()).replace('/', '.');
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
}
