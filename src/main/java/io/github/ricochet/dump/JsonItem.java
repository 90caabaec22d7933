package io.github.ricochet.dump;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One JSON object of a dump, with the place where it starts.
 *
 * @param members its members: String, Boolean, List, JsonItem, numbers as their text, or null
 * @param origin its first character
 */
record JsonItem(Map<String, Object> members, Origin origin) {

  /** A member that is there but means nothing sensible. */
  static final class BadMemberException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadMemberException(String message) {
      super(message, null, false, false);
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** A string or a number, as text. */
  Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  String need(String name) {
    return text(name).orElseThrow(() -> new BadMemberException("\"" + name + "\" is missing"));
  }

  OptionalInt number(String name) {
    Optional<String> text = text(name);
    return text.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) number(name, Integer.MAX_VALUE));
  }

  /** A number from 0 to {@code max}, 0 where there is none. */
  long number(String name, long max) {
    String text = text(name).orElse("0");
    try {
      long value = Long.decode(text);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw bad(name, text, "a number from 0 to " + max);
  }

  /** Whether a flag is there: true, null as iproute2 prints some, or a number other than 0. */
  boolean flag(String name) {
    Object value = members.get(name);
    return value instanceof Boolean on
        ? on
        : value instanceof String text ? !text.equals("0") : has(name);
  }

  Optional<Ip> ip(String name) {
    return text(name).map(t -> Ip.parse(t).orElseThrow(() -> bad(name, t, "an IP address")));
  }

  /** An address or a prefix in one string. */
  Prefix prefix(String name) {
    String text = need(name);
    return Prefix.parse(text).orElseThrow(() -> bad(name, text, "an address or prefix"));
  }

  Optional<Mac> mac(String name) {
    return text(name).flatMap(Mac::parse);
  }

  /** The strings of an array; empty where there is none. */
  List<String> strings(String name) {
    return list(name).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** The objects of an array; empty where there is none. */
  List<JsonItem> items(String name) {
    return list(name).stream()
        .filter(JsonItem.class::isInstance)
        .map(JsonItem.class::cast)
        .toList();
  }

  private List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  /** The object of this name; one without members where there is none. */
  JsonItem item(String name) {
    return members.get(name) instanceof JsonItem item ? item : new JsonItem(Map.of(), origin);
  }

  static BadMemberException bad(String name, String found, String wanted) {
    return new BadMemberException("\"" + name + "\": " + Quote.of(found) + " is not " + wanted);
  }
}
