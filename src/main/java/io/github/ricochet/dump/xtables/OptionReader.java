package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;

/** Reads the words of one option of an extension. */
final class OptionReader {

  private OptionReader() {}

  /**
   * Reads an option and gives its value to its extension.
   *
   * @param glued an argument that hangs on the option with {@code =}, or null
   * @param not whether {@code !} stands before it
   */
  static <T> void read(
      Arguments words,
      Loaded<?> owner,
      Option<T> option,
      String glued,
      boolean not,
      RuleFamily family) {
    String spelling = option.spelling();
    boolean inverted = not;
    boolean negation = option.mayInvert() && option.words() != 0 && glued == null;
    if (negation && words.hasNext() && words.peek().equals("!")) {
      // Written so by iptables before 1.4.3 and by ebtables: --dport ! 80.
      words.next();
      if (inverted) {
        throw new Slip("a second \"!\"; one is enough, and two do not cancel each other");
      }
      inverted = true;
    }
    if (inverted && !option.mayInvert()) {
      throw new Slip("\"!\" with " + spelling + "; this option cannot be inverted");
    }
    if (!option.mayRepeat() && owner.options().has(option)) {
      throw new Slip(
          "a second " + spelling + " of the same " + owner.name() + "; it may be given once");
    }
    String first = "";
    if (glued != null) {
      first = glued;
    } else if (option.words() > 0 || (option.words() == Option.MAYBE_ONE && valueFollows(words))) {
      first = words.argument(spelling);
    }
    String second = option.words() == 2 ? words.argument(spelling) : "";
    owner.options().add(option, inverted, first, second, family, words.last());
  }

  private static boolean valueFollows(Arguments words) {
    return words.hasNext() && !words.peek().startsWith("-") && !words.peek().equals("!");
  }
}
