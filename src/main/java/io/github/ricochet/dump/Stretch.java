package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;

/**
 * A run of lines of one file that one command printed.
 *
 * @param file the file
 * @param kind what printed them
 * @param first the first line, from 1
 * @param last the last line, included
 */
record Stretch(DumpFile file, DumpKind kind, int first, int last) {

  /** How many lines it has. */
  int lines() {
    return last - first + 1;
  }

  /** The same lines, taken for another kind. */
  Stretch as(DumpKind other) {
    return new Stretch(file, other, first, last);
  }

  /** The text of all lines, as it stands in the file. */
  String text() {
    int from = file.lineStart(first);
    int to = last < file.lines() ? file.lineStart(last + 1) : file.text().length();
    return file.text().substring(from, to);
  }
}
