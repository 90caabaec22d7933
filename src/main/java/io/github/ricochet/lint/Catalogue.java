package io.github.ricochet.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pages of the rules: the {@code README.md} of each folder of {@code rules/}, packed with the
 * program. A folder's name is the rule's id and name, {@code RC101-same-port-bounce}.
 */
public final class Catalogue {

  private static final String INDEX = "/META-INF/ricochet/rule-pages";

  /** Packed from pom.xml. */
  private static final String HOME = "/META-INF/ricochet/home";

  private final List<String> folders;

  /** The pages of rules of the user's own, by their folder-like name. */
  private final Map<String, String> own;

  private Catalogue(List<String> folders, Map<String, String> own) {
    this.folders = folders;
    this.own = own;
  }

  /**
   * Loads the list of rules.
   *
   * @throws IllegalStateException if the program was packed without it
   */
  public static Catalogue load() {
    return new Catalogue(
        resource(INDEX).lines().filter(folder -> folder.startsWith("RC")).toList(), Map.of());
  }

  /** This catalogue, with rules of the user's own behind the others. */
  public Catalogue with(OwnRules rules) {
    List<String> all = new ArrayList<>(folders);
    Map<String, String> pages = new TreeMap<>();
    rules
        .names()
        .forEach(
            (id, name) -> {
              all.add(id + "-" + name);
              pages.put(id + "-" + name, rules.pages().get(id));
            });
    return new Catalogue(List.copyOf(all), pages);
  }

  /** Whether an id is one of a rule of the user's own. */
  public static boolean isOwn(String id) {
    return !id.startsWith("RC");
  }

  /** The ids of all rules, in order. */
  public List<String> ids() {
    return folders.stream().map(folder -> folder.substring(0, folder.indexOf('-'))).toList();
  }

  /**
   * The name of a rule, such as {@code same-port-bounce}.
   *
   * @throws UnknownRuleException if there is no such rule
   */
  public String name(String id) {
    return folder(id).substring(id.length() + 1);
  }

  /** The id that the user means: an id or a name, case aside. */
  public Optional<String> find(String idOrName) {
    String wanted = idOrName.toLowerCase(Locale.ROOT);
    return ids().stream()
        .filter(id -> id.toLowerCase(Locale.ROOT).equals(wanted) || name(id).equals(wanted))
        .findFirst();
  }

  /**
   * The ids that the user means: an id, a name, or a whole group such as {@code RC3xx}, of which
   * those that can be hidden. Empty where there is no such rule.
   */
  public List<String> meant(String word) {
    if (word.matches("RC\\dxx")) {
      return ids().stream()
          .filter(id -> id.startsWith(word.substring(0, 3)) && !Gate.alwaysFails(id))
          .toList();
    }
    return find(word).map(List::of).orElse(List.of());
  }

  /** The page of a rule, as it stands in its folder. */
  public String page(String id) {
    String folder = folder(id);
    return own.containsKey(folder) ? own.get(folder) : resource("/rules/" + folder + ".md");
  }

  /** Where Ricochet's sources of this version are on the web. */
  public String home() {
    return resource(HOME).strip();
  }

  /** Where a rule's page is on the web; of a rule of the user's own, what such rules are. */
  public String url(String id) {
    String folder = folder(id);
    return own.containsKey(folder)
        ? home() + "/docs/own-rules.md"
        : home() + "/rules/" + folder + "/README.md";
  }

  /** What a rule says, in one line: the first paragraph of its page's summary. */
  public String summary(String id) {
    String[] parts = page(id).split("(?m)^## Summary\\s*$", 2);
    String section = parts[parts.length - 1].strip();
    return section.split("\\n\\s*\\n", 2)[0].replaceAll("\\s+", " ");
  }

  /** How grave its findings are, as its page says: {@code error} or {@code warning or note}. */
  public String severity(String id) {
    return page(id)
        .lines()
        .filter(line -> line.startsWith("Severity: "))
        .map(line -> line.substring("Severity: ".length()).replaceAll("[.,;].*", ""))
        .findFirst()
        .orElse("");
  }

  private String folder(String id) {
    return folders.stream()
        .filter(folder -> folder.startsWith(id + "-"))
        .findFirst()
        .orElseThrow(() -> new UnknownRuleException(id));
  }

  private static String resource(String path) {
    try (InputStream stream = Catalogue.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no " + path + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
