package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a page, and every page says what a page has to say. */
class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.load();

  static List<String> ids() {
    return CATALOGUE.ids();
  }

  @Test
  void idsAreInOrderAndEachIsThereOnce() {
    assertThat(ids()).contains("RC101").isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyPageHasAllItsParts(String id) {
    assertThat(CATALOGUE.page(id).lines().filter(line -> line.startsWith("#")))
        .containsExactly(
            "# " + id + " " + CATALOGUE.name(id),
            "## Summary",
            "## Example (bad)",
            "## Why",
            "## Remedies",
            "## How sure",
            "## Silencing");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyPageSaysInOneLineWhatTheRuleIsAboutAndHowGraveItIs(String id) {
    assertThat(CATALOGUE.summary(id)).endsWith(".").hasSizeLessThan(160);
    assertThat(CATALOGUE.severity(id)).containsAnyOf("error", "warning", "note");
  }

  @Test
  void aRuleIsFoundByIdOrNameCaseAside() {
    assertThat(CATALOGUE.find("rc101")).contains("RC101");
    assertThat(CATALOGUE.find("same-port-bounce")).contains("RC101");
    assertThat(CATALOGUE.find("RC1")).isEmpty();
  }
}
