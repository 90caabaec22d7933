package io.github.ricochet.vuurmuur;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What Vuurmuur takes for a name (the expressions of vuurmuur.h). */
final class Names {

  private static final Predicate<String> SIMPLE =
      Pattern.compile("[a-zA-Z0-9_-]{1,32}").asMatchPredicate();

  private static final Predicate<String> PLACE =
      Pattern.compile("[a-zA-Z0-9_-]{1,32}(?:\\.[a-zA-Z0-9_-]{1,32}){0,2}").asMatchPredicate();

  private static final String BROADCAST = "(broadcast)";

  private Names() {}

  /** Whether a zone, network, host, group, interface or service may be called so. */
  static boolean isSimple(String name) {
    return SIMPLE.test(name);
  }

  /** Whether a full name is of one, two or three parts. */
  static boolean isPlace(String name) {
    return PLACE.test(name);
  }

  /** Whether a service may be called so; make files among the services are passed over. */
  static boolean isService(String name) {
    return isSimple(name) && !name.regionMatches(true, 0, "Makefile", 0, 8);
  }

  /** Whether a network's broadcast address is meant. */
  static boolean isBroadcast(String place) {
    return place.contains(BROADCAST);
  }

  /** The network whose broadcast address is meant: the last eleven characters taken off. */
  static String withoutBroadcast(String place) {
    return place.substring(0, place.length() - BROADCAST.length());
  }

  static void checkService(Word service) {
    if (service.text().equals("from") || !isService(service.text())) {
      throw new Unreadable(service, "\"" + service.text() + "\" cannot be a service's name");
    }
  }

  /**
   * @param keyword the word that would stand here, were the name left out
   */
  static void checkPlace(Word place, String keyword) {
    String name = isBroadcast(place.text()) ? withoutBroadcast(place.text()) : place.text();
    if (place.text().equals(keyword) || !(place.startsWith("firewall") || PLACE.test(name))) {
      throw new Unreadable(
          place, "\"" + place.text() + "\" cannot be the name of a zone, network, host or group");
    }
  }
}
