package io.github.ricochet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Patterns of files as gitignore(5) has them: of several that match, the last one decides. */
final class IgnorePatterns {

  /** One pattern; {@code !} before it takes a file in again. */
  private record Line(Predicate<String> pattern, boolean foldersOnly, boolean excludes) {}

  /** What a pattern has that is more than a name. */
  private static final List<String> SPECIAL = List.of("*", "?", "[", "\\");

  private final Path base;
  private final List<Line> lines = new ArrayList<>();

  /**
   * Reads patterns; lines that are blank or begin with {@code #} are none.
   *
   * @param base the folder that patterns with a slash inside start from; absolute
   */
  IgnorePatterns(Path base, List<String> patterns) {
    this.base = base;
    patterns.forEach(this::add);
  }

  private void add(String written) {
    String text =
        written.equals(written.stripTrailing())
            ? written
            : written.replaceAll("(?<!\\\\)\\s+$", "");
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    boolean excludes = !text.startsWith("!");
    String pattern = excludes ? text : text.substring(1);
    boolean foldersOnly = pattern.endsWith("/");
    if (foldersOnly) {
      pattern = pattern.substring(0, pattern.length() - 1);
    }
    boolean anchored = pattern.contains("/");
    String glob = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    lines.add(new Line(compiled(glob, anchored), foldersOnly, excludes));
  }

  private static Predicate<String> compiled(String glob, boolean anchored) {
    if (SPECIAL.stream().noneMatch(glob::contains)) {
      String below = "/" + glob;
      return name -> name.equals(glob) || (!anchored && name.endsWith(below));
    }
    String regex = (anchored ? "" : "(?:.*/)?") + regex(glob);
    Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
    return name -> pattern.matcher(name).matches();
  }

  /** The pattern as a regular expression over a path with {@code /} between folders. */
  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      char c = glob.charAt(at);
      if (glob.startsWith("**/", at) && (at == 0 || glob.charAt(at - 1) == '/')) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (glob.startsWith("/**", at) && at + 3 == glob.length()) {
        regex.append("/.+");
        at += 3;
      } else if (c == '*') {
        regex.append("[^/]*");
        at++;
      } else if (c == '?') {
        regex.append("[^/]");
        at++;
      } else if (c == '[' && glob.indexOf(']', at + 2) > 0) {
        int end = glob.indexOf(']', at + 2);
        regex.append(set(glob.substring(at + 1, end)));
        at = end + 1;
      } else {
        int from = c == '\\' && at + 1 < glob.length() ? at + 1 : at;
        regex.append(Pattern.quote(glob.substring(from, from + 1)));
        at = from + 1;
      }
    }
    return regex.toString();
  }

  private static String set(String inside) {
    boolean not = inside.startsWith("!") || inside.startsWith("^");
    String members = (not ? inside.substring(1) : inside).replaceAll("([\\\\\\[\\]&^])", "\\\\$1");
    return "(?!/)[" + (not ? "^" : "") + members + "]";
  }

  /**
   * Whether a file or folder is left out; empty where no pattern matches.
   *
   * @param path absolute; the folders above it are not looked at
   */
  Optional<Boolean> excludes(Path path, boolean folder) {
    String name =
        (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if ((folder || !line.foldersOnly) && line.pattern.test(name)) {
        return Optional.of(line.excludes);
      }
    }
    return Optional.empty();
  }
}
