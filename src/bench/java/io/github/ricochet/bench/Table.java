package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was measured, for the eye and for later. */
final class Table {

  private static final Pattern MODEL = Pattern.compile("^model name\\s*: (.*)$", Pattern.MULTILINE);

  private Table() {}

  /** One line for each number; ratios have their sign. */
  static String of(Map<String, Double> measured) {
    int width = measured.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    measured.forEach(
        (name, value) ->
            text.append(
                String.format(Locale.ROOT, "%-" + width + "s  %14s%n", name, text(name, value))));
    return text.toString();
  }

  private static String text(String name, double value) {
    return isRatio(name)
        ? String.format(Locale.ROOT, "%.2f x", value)
        : String.format(Locale.ROOT, "%,.0f", value);
  }

  private static boolean isRatio(String name) {
    return name.contains(" : ");
  }

  /** The same as JSON, with the machine that it was measured on. */
  static String json(String commit, Map<String, Double> measured) throws IOException {
    String numbers =
        measured.entrySet().stream()
            .map(e -> "    \"%s\": %s".formatted(e.getKey(), rounded(e)))
            .collect(Collectors.joining(",\n"));
    return """
        {
          "commit": "%s",
          "date": "%s",
          "machine": "%s",
          "measured": {
        %s
          }
        }
        """
        .formatted(commit, LocalDate.now(ZoneOffset.UTC), machine(), numbers);
  }

  private static String rounded(Map.Entry<String, Double> entry) {
    String format = isRatio(entry.getKey()) ? "%.3f" : "%.0f";
    return String.format(Locale.ROOT, format, entry.getValue());
  }

  private static String machine() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    Matcher model = MODEL.matcher(Files.exists(cpus) ? Files.readString(cpus) : "");
    return "%d x %s, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model.find() ? model.group(1).strip() : System.getProperty("os.arch"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }
}
