package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of lines {@code KEY="value"}, read as Vuurmuur's textdir backend reads them: a line that
 * begins with a blank or {@code #} is a comment, one quote at the end is taken off and all at the
 * beginning, and keys are found in any case.
 */
final class SettingsFile {

  private final DumpFile file;
  private final List<Setting> settings = new ArrayList<>();

  SettingsFile(DumpFile file) {
    this.file = file;
    for (int number = 1; number <= file.lines(); number++) {
      String line = file.line(number);
      int equals = line.indexOf('=');
      if (equals >= 0 && "# \t".indexOf(line.charAt(0)) < 0) {
        settings.add(setting(number, line, equals));
      }
    }
  }

  private Setting setting(int number, String line, int equals) {
    int from = equals + 1;
    while (from < line.length() && line.charAt(from) == '"') {
      from++;
    }
    int to = line.length() > from && line.endsWith("\"") ? line.length() - 1 : line.length();
    int column = line.codePointCount(0, from) + 1;
    String value = line.substring(from, to);
    int end = column + value.codePointCount(0, value.length());
    return new Setting(line.substring(0, equals), value, new Origin(file, number, column, end));
  }

  DumpFile file() {
    return file;
  }

  /** All lines, in order. */
  List<Setting> settings() {
    return settings;
  }

  /** The first line with this key; empty too where its value is. */
  Optional<Setting> first(String key) {
    return settings.stream()
        .filter(s -> s.key().equalsIgnoreCase(key))
        .findFirst()
        .filter(s -> !s.value().isEmpty());
  }

  /** The value of the first line with this key; empty text where there is none. */
  String value(String key) {
    return first(key).map(Setting::value).orElse("");
  }

  /**
   * The lines with this key up to the first that is empty, for there Vuurmuur stops to read
   * (ask_textdir() gives nothing back, which its callers take for the end).
   */
  List<Setting> all(String key) {
    return settings.stream()
        .filter(s -> s.key().equalsIgnoreCase(key))
        .takeWhile(s -> !s.value().isEmpty())
        .toList();
  }

  /** The lines with this key that stand behind an empty one, and are never read. */
  List<Setting> hidden(String key) {
    return settings.stream()
        .filter(s -> s.key().equalsIgnoreCase(key))
        .dropWhile(s -> !s.value().isEmpty())
        .filter(s -> !s.value().isEmpty())
        .toList();
  }

  /** The whole first line of the file, for what it says as a whole. */
  Origin origin() {
    return Origin.ofLine(file, 1);
  }
}
