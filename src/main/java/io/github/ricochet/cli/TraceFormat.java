package io.github.ricochet.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The formats of {@code trace}, by name. */
enum TraceFormat {
  TEXT,
  JSONL,
  HTML,
  SVG,
  DOT,
  MERMAID;

  /** As it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, as they are typed. */
  static List<String> words() {
    return Stream.of(values()).map(TraceFormat::word).toList();
  }
}
