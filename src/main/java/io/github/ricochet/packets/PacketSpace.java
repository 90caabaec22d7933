package io.github.ricochet.packets;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.packets.Axis.Kind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * The axes of one table's packets. Interface names and IPv6 addresses are numbered by what the
 * table's rules name; tests that are not looked into get an axis each.
 */
final class PacketSpace {

  /** What the name of no interface is after: the empty name stands for "none". */
  private static final String FIRST_NAME = "\0";

  /** Higher than every character of an interface's name. */
  private static final char END = '\uffff';

  /** An axis beside the fixed ones: what is looked at, how, and when. */
  private record Further(Kind kind, Object detail, int time) {}

  private final Places<String> names;
  private final Places<Ip> addresses;
  private final Map<Kind, Axis> fixed = new EnumMap<>(Kind.class);
  private final Map<Further, Axis> further = new HashMap<>();

  /** The space of a table that names these interfaces and IPv6 addresses. */
  PacketSpace(Vocabulary words) {
    names = new Places<>(words.nameBorders());
    addresses = new Places<>(words.addressBorders());
    for (Kind kind : Kind.values()) {
      fixed.put(kind, new Axis(fixed.size(), kind, last(kind)));
    }
  }

  private long last(Kind kind) {
    return switch (kind) {
      case IN, OUT, PHYSDEV_IN, PHYSDEV_OUT, LOGICAL_IN, LOGICAL_OUT -> names.last();
      case SOURCE6, DESTINATION6 -> addresses.last();
      default -> kind.last();
    };
  }

  /** The axis of what never changes while a packet is in the table. */
  Axis axis(Kind kind) {
    return fixed.get(kind);
  }

  /**
   * The axis of what targets may change.
   *
   * @param detail the mask, or the test itself
   * @param time which of the changes were before
   */
  Axis axis(Kind kind, Object detail, int time) {
    if (time == 0 && detail.equals("")) {
      return axis(kind);
    }
    return further.computeIfAbsent(
        new Further(kind, detail, time),
        f -> new Axis(fixed.size() + further.size(), kind, last(kind)));
  }

  /** The axis of what targets may change, where there are no kinds of it. */
  Axis axis(Kind kind, int time) {
    return axis(kind, "", time);
  }

  /** The interfaces that a rule means by this name or, where it ends in {@code +}, beginning. */
  Values devices(String pattern) {
    if (pattern.endsWith("+")) {
      String beginning = pattern.substring(0, pattern.length() - 1);
      return beginning.isEmpty() ? names.from("") : names.range(beginning, beginning + END);
    }
    return names.range(pattern, pattern + FIRST_NAME);
  }

  /** The place of a packet that has no interface. */
  Values noDevice() {
    return names.range("", FIRST_NAME);
  }

  /** The places of packets that have an interface. */
  Values someDevice() {
    return names.from(FIRST_NAME);
  }

  /** The addresses of a prefix whose mask has no holes. */
  Values addresses(Prefix prefix) {
    Ip network = prefix.network();
    return network.family() == Family.IPV4
        ? Values.range(network.low(), network.low() | (~prefix.mask().low() & 0xffff_ffffL))
        : addresses(network, prefix.last());
  }

  /** The addresses from one to another. */
  Values addresses(Ip first, Ip last) {
    if (first.family() == Family.IPV4) {
      return Values.range(first.low(), last.low());
    }
    return last.equals(Vocabulary.HIGHEST)
        ? addresses.from(first)
        : addresses.range(first, last.next());
  }

  /** The names of interfaces and the IPv6 addresses of a table, as borders between places. */
  static final class Vocabulary {

    private static final Ip HIGHEST = new Ip(Family.IPV6, -1L, -1L);
    private static final Ip LOWEST = new Ip(Family.IPV6, 0, 0);

    private final Collection<String> nameBorders = new HashSet<>();
    private final Collection<Ip> addressBorders = new HashSet<>();

    Vocabulary() {
      nameBorders.add("");
      nameBorders.add(FIRST_NAME);
      addressBorders.add(LOWEST);
    }

    void device(String pattern) {
      boolean prefix = pattern.endsWith("+");
      String name = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
      if (!name.isEmpty() || !prefix) {
        nameBorders.add(name);
        nameBorders.add(name + (prefix ? END : FIRST_NAME));
      }
    }

    void addresses(Ip first, Ip last) {
      if (first.family() == Family.IPV6) {
        addressBorders.add(first);
        if (!last.equals(HIGHEST)) {
          addressBorders.add(last.next());
        }
      }
    }

    private Collection<String> nameBorders() {
      return nameBorders;
    }

    private Collection<Ip> addressBorders() {
      return addressBorders;
    }
  }
}
