package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a dump goes on beyond its limit, its beginning is read, and that is told. */
class LimitsTest {

  private static final int LIMIT = LineReader.MOST_LINES;

  private final List<Problem> told = new ArrayList<>();

  private int lastLine(int lines) {
    DumpFile file = new DumpFile("dump", "\n".repeat(lines));
    return LineReader.lastLine(new Stretch(file, DumpKind.SYSCTL, 1, lines), told::add);
  }

  @Test
  void asManyLinesAsTheLimitAreRead() {
    assertThat(lastLine(LIMIT)).isEqualTo(LIMIT);
    assertThat(told).isEmpty();
  }

  @Test
  void theLineBehindTheLimitIsNamed() {
    assertThat(lastLine(LIMIT + 5)).isEqualTo(LIMIT);
    assertThat(told)
        .singleElement()
        .matches(p -> p.kind() == Problem.Kind.TRUNCATED)
        .matches(p -> p.origin().orElseThrow().line() == LIMIT + 1)
        .asString()
        .contains("only the first 2000000 lines of a dump are read");
  }
}
