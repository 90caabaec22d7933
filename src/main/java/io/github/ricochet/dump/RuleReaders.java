package io.github.ricochet.dump;

import io.github.ricochet.dump.xtables.EbtablesReader;
import io.github.ricochet.dump.xtables.IptablesReader;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.function.Consumer;

/** Where the readers of the rule families are plugged in. */
final class RuleReaders {

  private RuleReaders() {}

  static Ruleset read(Stretch stretch, RuleFamily family, Consumer<Problem> problems) {
    int last = LineReader.lastLine(stretch, problems);
    return family == RuleFamily.EBTABLES
        ? EbtablesReader.read(stretch.file(), stretch.first(), last, problems)
        : IptablesReader.read(stretch.file(), stretch.first(), last, family, problems);
  }
}
