package io.github.ricochet.vuurmuur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees in, rules out: the same as the genuine Vuurmuur 0.8.2 makes of them. */
class TranslationTest {

  private static final Path SHARED = Path.of("../shared/vuurmuur");

  @ParameterizedTest
  @ValueSource(strings = {"tika", "zones"})
  void rulesAreThoseOfTheGenuineVuurmuur(String tree) throws Exception {
    Path commands = SHARED.resolve(tree + ".commands.sh");
    if (!Files.exists(commands)) {
      System.out.println("skipped: " + commands + " is not there");
    }
    assumeTrue(Files.exists(commands));

    Genuine genuine = Genuine.of(Files.readString(commands));
    assertThat(genuine.problems()).isEmpty();
    Translation ours = Translation.of(Trees.read(SHARED.resolve(tree)), Devices.UNKNOWN);
    assertThat(Genuine.decisive(ours.rules())).isEqualTo(Genuine.decisive(genuine.rules()));
  }
}
