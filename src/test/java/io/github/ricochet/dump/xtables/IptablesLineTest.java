package io.github.ricochet.dump.xtables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of iptables-save")
class IptablesLineTest {

  private static final List<String> PIECES =
      List.of(
          " ", " ", " ", "\t", "\"", "\"", "\\", "-A", "-j", "x", ":", "[0:0]", "#", "!", "é", "\r",
          "COMMIT", "*nat");

  @Test
  @DisplayName("has the words that the grammar finds, where it is not asked as well")
  void wordsAreThoseOfTheGrammar() {
    Random random = new Random(20);
    int free = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder(random.nextBoolean() ? "-A" : ":");
      for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
        line.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      // A blank in front means nothing, and sends the line through the grammar.
      assertThat(words(line.toString(), 0)).as("%s", line).isEqualTo(words(" " + line, 1));
      free += new IptablesLine(line.toString()).isFree(0, line.length()) ? 1 : 0;
    }
    assertThat(free).isBetween(2_000, 18_000);
  }

  private static List<Object> words(String text, int shift) {
    IptablesLine line = new IptablesLine(text);
    line.read(0, text.length());
    List<Object> words = new ArrayList<>();
    words.add(
        List.of(line.kind(), line.command(), line.before(), line.unclosed(), line.counters()));
    Arguments arguments = line.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      words.add(List.of(arguments.word(i), arguments.start(i) - shift, arguments.end(i) - shift));
    }
    return words;
  }
}
