package io.github.ricochet.host;

/**
 * A stretch of a file that holds one dump. A file with several dumps glued together has several.
 *
 * @param file the file's name
 * @param kind what was recognised
 * @param line the line at which it starts, from 1
 * @param lines how many lines it has
 * @param understood how many of them were understood (comments and blank lines count)
 */
public record Input(String file, DumpKind kind, int line, int lines, int understood)
    implements Comparable<Input> {

  /** By their place. */
  @Override
  public int compareTo(Input other) {
    int files = file.compareTo(other.file);
    return files != 0 ? files : Integer.compare(line, other.line);
  }

  /** How many lines were not understood: none of a file that is no dump. */
  public int notUnderstood() {
    return kind == DumpKind.UNRECOGNISED ? 0 : lines - understood;
  }
}
