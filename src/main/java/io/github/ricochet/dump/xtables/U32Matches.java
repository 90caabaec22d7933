package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.U32Match;
import io.github.ricochet.host.xtables.U32Match.Operator;
import io.github.ricochet.host.xtables.U32Match.Range;
import io.github.ricochet.host.xtables.U32Match.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code -m u32}: a small language of offsets, masks, shifts and values. */
final class U32Matches {

  private static final String NUMBER = "0[xX][0-9a-fA-F]+|[0-9]+";
  private static final Pattern STEP = Pattern.compile("(&|<<|>>|@)(" + NUMBER + ")");
  private static final Pattern TEST =
      Pattern.compile(
          "(" + NUMBER + ")((?:(?:&|<<|>>|@)(?:" + NUMBER + "))*)=((?:" + NUMBER + "|[:,])+)");

  private static final Option<List<U32Match.Test>> U32 = Option.one("u32", U32Matches::tests);

  private U32Matches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "u32", List.of(U32), (o, rule) -> new U32Match(o.needTerm(U32).not(), o.need(U32))));
  }

  private static List<U32Match.Test> tests(String word, RuleFamily family) {
    List<U32Match.Test> tests = new ArrayList<>();
    for (String text : word.replace(" ", "").split("&&", -1)) {
      Matcher parts = TEST.matcher(text);
      if (!parts.matches()) {
        throw new Slip("\"" + text + "\" is no u32 test; one such as 6&0xFF=1 is needed");
      }
      tests.add(
          new U32Match.Test(number(parts.group(1)), steps(parts.group(2)), ranges(parts.group(3))));
    }
    return List.copyOf(tests);
  }

  private static List<Step> steps(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      Operator operator =
          switch (step.group(1)) {
            case "&" -> Operator.AND;
            case "<<" -> Operator.LEFT;
            case ">>" -> Operator.RIGHT;
            default -> Operator.AT;
          };
      steps.add(new Step(operator, number(step.group(2))));
    }
    return List.copyOf(steps);
  }

  private static List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int colon = part.indexOf(':');
      int first = number(colon < 0 ? part : part.substring(0, colon));
      ranges.add(new Range(first, colon < 0 ? first : number(part.substring(colon + 1))));
    }
    return List.copyOf(ranges);
  }

  private static int number(String word) {
    return (int) Values.number(word, 0, 0xffffffffL, "number");
  }
}
