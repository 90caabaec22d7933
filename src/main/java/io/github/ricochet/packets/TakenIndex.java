package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.packets.Axis.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules of a chain have taken, found by a packet's coordinates. Boxes that ask for single
 * values on the same axes, and for address prefixes of about the same length, are one group with
 * one hash table: a look-up costs one step for each group and each box found there.
 */
final class TakenIndex {

  /** Below this number of boxes a plain scan is as fast. */
  private static final int WORTH_A_TABLE = 12;

  /** The axes on which a single value is part of a group's key. */
  private static final Kind[] KEYS = {
    Kind.PROTOCOL,
    Kind.DESTINATION_PORT,
    Kind.SOURCE_PORT,
    Kind.ICMP,
    Kind.IN,
    Kind.OUT,
    Kind.PHYSDEV_IN,
    Kind.PHYSDEV_OUT,
    Kind.SOURCE6,
    Kind.DESTINATION6,
    Kind.SOURCE_MAC,
    Kind.DESTINATION_MAC
  };

  /** An address prefix is part of the key by so many of its first bits: few lengths, few groups. */
  private static final int PREFIX_STEP = 8;

  private static final int ADDRESS_BITS = 32;

  /**
   * What boxes have in common that are in one hash table.
   *
   * @param keys a bit for each of {@link #KEYS} with a single value
   * @param source how many bits of the source address are in the key
   * @param destination how many bits of the destination address are in the key
   * @param test the first test that has to hold, or -1
   */
  private record Group(int keys, int source, int destination, int test) {}

  /** The boxes of a group, by their keys. */
  private record Filed(Group group, Map<Long, List<Taken>> byKey) {}

  private final PacketSpace space;
  private final List<Taken> all = new ArrayList<>(2);

  /** Made when it is worth it. */
  private Map<Group, Filed> groups = Map.of();

  /** The same, in the order in which they were made. */
  private List<Filed> tables = List.of();

  TakenIndex(PacketSpace space) {
    this.space = space;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void add(Taken taken) {
    all.add(taken);
    if (all.size() == WORTH_A_TABLE) {
      groups = new HashMap<>();
      tables = new ArrayList<>(2);
      all.forEach(this::file);
    } else if (all.size() > WORTH_A_TABLE) {
      file(taken);
    }
  }

  private void file(Taken taken) {
    Box box = taken.box();
    int keys = 0;
    for (int i = 0; i < KEYS.length; i++) {
      Values asked = box.on(space.axis(KEYS[i]));
      keys |= asked != null && asked.isSingle() ? 1 << i : 0;
    }
    Group group =
        new Group(keys, bits(box, Kind.SOURCE), bits(box, Kind.DESTINATION), firstTest(box));
    Filed filed = groups.get(group);
    if (filed == null) {
      filed = new Filed(group, new HashMap<>());
      groups.put(group, filed);
      tables.add(filed);
    }
    filed.byKey.computeIfAbsent(key(group, box), k -> new ArrayList<>(1)).add(taken);
  }

  /** How many first bits all addresses of the box have in common, in steps. */
  private int bits(Box box, Kind kind) {
    Values asked = box.on(space.axis(kind));
    if (asked == null) {
      return 0;
    }
    int common = Long.numberOfLeadingZeros(asked.first() ^ asked.last()) - ADDRESS_BITS;
    return Math.min(common, ADDRESS_BITS) / PREFIX_STEP * PREFIX_STEP;
  }

  private static int firstTest(Box box) {
    for (int i = 0; i < box.size(); i++) {
      if (isTestThatHolds(box, i)) {
        return box.axis(i).id();
      }
    }
    return -1;
  }

  private static boolean isTestThatHolds(Box box, int place) {
    return box.axis(place).kind() == Kind.TEST && box.values(place).first() == 1;
  }

  /** The key of the corner of a box in a group. */
  private long key(Group group, Box box) {
    long key = 17;
    for (int i = 0; i < KEYS.length; i++) {
      if ((group.keys() >> i & 1) == 1) {
        key = key * 0x9e3779b97f4a7c15L + box.corner(space.axis(KEYS[i]));
      }
    }
    key = prefix(key, group.source(), Kind.SOURCE, box);
    return prefix(key, group.destination(), Kind.DESTINATION, box);
  }

  private long prefix(long key, int bits, Kind kind, Box box) {
    long corner = bits == 0 ? 0 : box.corner(space.axis(kind)) >>> (ADDRESS_BITS - bits);
    return key * 0x9e3779b97f4a7c15L + corner;
  }

  /**
   * What has taken the outermost corner of a box: of several, one that has taken all of the box,
   * and of those the first; {@code null} where nothing has, or where the budget did not last.
   *
   * @param before the number of the chain's rule that counts no more
   */
  Taken find(Box box, int before, Budget budget) {
    if (all.size() < WORTH_A_TABLE) {
      return better(null, find(all, box, before, budget), box);
    }
    Taken best = null;
    for (int t = 0; t < tables.size(); t++) {
      Group group = tables.get(t).group;
      if (group.test() >= 0 && !asks(box, group.test())) {
        continue;
      }
      if (!budget.spend()) {
        return null;
      }
      List<Taken> found = tables.get(t).byKey.get(key(group, box));
      if (found != null) {
        best = better(best, find(found, box, before, budget), box);
      }
    }
    return best;
  }

  /**
   * The first later rule that takes all of a box and has the target of {@code rule}; {@code null}
   * where there is none, or where the budget did not last.
   */
  Taken findAfter(Box box, Rule rule, Budget budget) {
    if (all.size() < WORTH_A_TABLE) {
      return findAfter(all, box, rule, budget);
    }
    Taken first = null;
    for (int t = 0; t < tables.size(); t++) {
      Group group = tables.get(t).group;
      if (group.test() >= 0 && !asks(box, group.test())) {
        continue;
      }
      List<Taken> some = tables.get(t).byKey.getOrDefault(key(group, box), List.of());
      Taken found = findAfter(some, box, rule, budget);
      if (found != null && (first == null || found.rule().number() < first.rule().number())) {
        first = found;
      }
    }
    return first;
  }

  private static Taken findAfter(List<Taken> some, Box box, Rule rule, Budget budget) {
    for (int i = firstAfter(some, rule.number()); i < some.size(); i++) {
      if (!budget.spend()) {
        return null;
      }
      Taken taken = some.get(i);
      if (taken.rule().target().equals(rule.target()) && taken.box().containsAll(box)) {
        return taken;
      }
    }
    return null;
  }

  /** The first place whose rule stands behind one with this number. */
  private static int firstAfter(List<Taken> some, int number) {
    int low = 0;
    int high = some.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (some.get(middle).rule().number() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean asks(Box box, int test) {
    for (int i = 0; i < box.size(); i++) {
      if (box.axis(i).id() == test) {
        return isTestThatHolds(box, i);
      }
    }
    return false;
  }

  private static Taken find(List<Taken> some, Box box, int before, Budget budget) {
    Taken best = null;
    for (int i = 0; i < some.size(); i++) {
      Taken taken = some.get(i);
      if (taken.rule().number() >= before || !budget.spend()) {
        break;
      }
      if (taken.box().containsCornerOf(box)) {
        if (taken.box().containsAll(box)) {
          return taken;
        }
        best = best == null ? taken : best;
      }
    }
    return best;
  }

  private static Taken better(Taken one, Taken other, Box box) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    boolean oneAll = one.box().containsAll(box);
    boolean otherAll = other.box().containsAll(box);
    if (oneAll != otherAll) {
      return oneAll ? one : other;
    }
    return one.rule().number() <= other.rule().number() ? one : other;
  }
}
