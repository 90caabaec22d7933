package io.github.ricochet.lint;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;

/** Which findings of its rule an ignore silences. */
public sealed interface Scope permits Scope.Lines, Where {

  /** Whether the finding is one of them. */
  boolean covers(Finding finding, Subject subject);

  /**
   * The findings that name one of these lines.
   *
   * @param file the file
   * @param first the first line, from 1
   * @param last the last line
   */
  record Lines(DumpFile file, int first, int last) implements Scope {

    @Override
    public boolean covers(Finding finding, Subject subject) {
      return finding.locations().stream().anyMatch(this::holds);
    }

    private boolean holds(Origin origin) {
      return origin.file() == file && origin.line() >= first && origin.line() <= last;
    }
  }
}
