package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.DumpFile;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a tree, found by their places in it, as list_textdir() finds them. */
final class TreeFiles {

  private final Map<String, DumpFile> files;

  /**
   * @param files by their paths below the tree's root
   */
  TreeFiles(Map<String, DumpFile> files) {
    this.files = files;
  }

  /** The file at this path, empty where there is none. */
  SettingsFile at(String path) {
    DumpFile file = files.get(path);
    return new SettingsFile(file == null ? new DumpFile(path, "") : file);
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  /**
   * The files at places like this, in the order of their names.
   *
   * @param pattern a path with groups for the parts of the name
   * @param name how the groups make up the full name
   * @param valid whether Vuurmuur looks at a thing of this name
   */
  SortedMap<String, SettingsFile> like(String pattern, String name, Predicate<String> valid) {
    SortedMap<String, SettingsFile> found = new TreeMap<>();
    Pattern place = Pattern.compile(pattern);
    files.forEach(
        (path, file) -> {
          Matcher matcher = place.matcher(path);
          if (matcher.matches()) {
            String full = matcher.replaceFirst(name);
            if (valid.test(full)) {
              found.put(full, new SettingsFile(file));
            }
          }
        });
    return found;
  }
}
