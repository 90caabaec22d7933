package io.github.ricochet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {

  @ParameterizedTest
  @CsvSource({
    "'plain text', 'plain text'",
    "'a\tb', 'a b'",
    "'\u001b[31mred', '\\x1b[31mred'",
    "'bell\u0007', 'bell\\x07'",
    "'\u009bcsi', '\\x9bcsi'",
    "'left\u202eright', 'left\\u{202e}right'",
    "'line\u2028end', 'line\\u{2028}end'",
    "'Grüße', 'Grüße'"
  })
  void nothingThatMovesATerminalGetsThrough(String raw, String plain) {
    assertThat(Plain.text(raw)).isEqualTo(plain);
  }

  @Test
  void withoutColourThereIsNoEscapeSequence() {
    StringWriter text = new StringWriter();
    new Paper(text, false, OptionalInt.empty()).line(Paper.Ink.RED, "lost", " \u001b[0m");
    assertThat(text).hasToString("lost \\x1b[0m\n");
  }

  @Test
  void colourIsRoundTheWordAlone() {
    StringWriter text = new StringWriter();
    new Paper(text, true, OptionalInt.empty()).line(Paper.Ink.RED, "lost", " rest");
    assertThat(text).hasToString("\u001b[31;1mlost\u001b[0m rest\n");
  }

  @Test
  void longParagraphsAreWrapped() {
    StringWriter text = new StringWriter();
    new Paper(text, false, OptionalInt.empty()).paragraph(2, 2, "word ".repeat(30).strip());
    assertThat(text.toString().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }
}
