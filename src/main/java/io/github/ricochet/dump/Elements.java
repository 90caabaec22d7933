package io.github.ricochet.dump;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Prefix;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The elements of sets: addresses, ports and the rest, as {@code ipset save} prints them. */
final class Elements {

  private Elements() {}

  /**
   * Checks that each dimension of an element is what the set's type has there.
   *
   * @throws BadValue where one is not, such as a name that {@code ipset list -r} printed
   */
  static void check(Token token, String element, String type) {
    if (type.equals("list:set")) {
      return;
    }
    String[] dimensions = type.substring(type.indexOf(':') + 1).split(",", -1);
    String[] words = element.split(",", -1);
    if (words.length > dimensions.length) {
      throw new BadValue(token, "an element of " + type);
    }
    for (int i = 0; i < words.length; i++) {
      if (!fits(dimensions[i], words[i])) {
        throw new BadValue(token, "an element of " + type + " in numbers, as ipset save prints it");
      }
    }
  }

  private static boolean fits(String dimension, String word) {
    return switch (dimension) {
      case "ip", "net" -> isAddress(word);
      case "mac" -> Mac.parse(word).isPresent();
      case "port" ->
          word.matches("(?:[\\w-]+:)?\\d{1,5}(?:-\\d{1,5})?|(?:icmp|icmpv6|ipv6-icmp):\\S+");
      case "mark" -> word.matches("0[xX][0-9a-fA-F]{1,8}|\\d{1,10}");
      default -> true;
    };
  }

  private static boolean isAddress(String word) {
    int dash = word.indexOf('-');
    if (dash > 0) {
      Optional<Ip> first = Ip.parse(word.substring(0, dash));
      Optional<Ip> last = Ip.parse(word.substring(dash + 1));
      return first.isPresent() && last.isPresent() && first.get().family() == last.get().family();
    }
    return Prefix.parse(word).isPresent();
  }
}
