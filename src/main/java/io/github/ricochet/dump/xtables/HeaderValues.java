package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Protocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the options of a rule's header take: protocols, interfaces, lists of addresses. */
final class HeaderValues {

  private HeaderValues() {}

  /** A protocol's number; empty for {@code all}. */
  static Optional<Integer> protocol(String word) {
    OptionalInt number = Protocols.number(word);
    if (number.isEmpty()) {
      boolean list = word.indexOf('/') >= 0 || word.indexOf(',') >= 0;
      throw new Slip(
          list
              ? "\""
                  + word
                  + "\" is more than one protocol; a rule has one, so write a rule for each"
              : "\""
                  + word
                  + "\" is no protocol; a name such as tcp or a number from 0 to 255 is needed");
    }
    return number.getAsInt() == 0 ? Optional.empty() : Optional.of(number.getAsInt());
  }

  /**
   * Whether the word is the name of a host (or a blotted-out address such as x.x.x.x), with a mask
   * perhaps.
   */
  static boolean isHostName(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '/') {
        break;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && c != '.' && c != '-' && (c < '0' || c > '9')) {
        return false;
      }
      letters += letter ? 1 : 0;
    }
    return letters > 0 && word.charAt(0) != '-';
  }

  /** Addresses with commas between them; each makes a rule of its own. */
  static List<Prefix> prefixes(String word, RuleFamily family) {
    if (word.indexOf(',') < 0) {
      return List.of(Values.prefix(word, family));
    }
    List<Prefix> prefixes = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      prefixes.add(Values.prefix(part, family));
    }
    return prefixes;
  }
}
