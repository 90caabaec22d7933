package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import org.antlr.v4.runtime.Token;

/**
 * The line that is being read.
 *
 * @param file the file
 * @param line its number, from 1
 */
record Place(DumpFile file, int line) {

  /** The whole line. */
  Origin whole() {
    return Origin.ofLine(file, line);
  }

  /** One word of it. */
  Origin of(Token token) {
    int column = token.getCharPositionInLine() + 1;
    int length =
        token.getType() == Token.EOF ? 1 : token.getStopIndex() - token.getStartIndex() + 1;
    return new Origin(file, line, column, column + Math.max(1, length));
  }
}
