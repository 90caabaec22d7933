package io.github.ricochet.dump.xtables;

/**
 * Keeps one of each equal value, so that alike facts share their memory. A table of its own, since
 * a dump has as many values as words and a HashMap would need an entry for each.
 */
final class Interner {

  /** It becomes so many times as large when it is half full: each time, all of it is moved. */
  private static final int GROWTH = 4;

  private Object[] slots = new Object[1024];
  private int[] hashes = new int[1024];
  private int size;

  /** The first value equal to this one. */
  @SuppressWarnings("unchecked")
  <T> T intern(T value) {
    int hash = spread(value.hashCode());
    int slot = hash & slots.length - 1;
    while (slots[slot] != null) {
      if (hashes[slot] == hash && slots[slot].equals(value)) {
        return (T) slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = value;
    hashes[slot] = hash;
    if (++size * 2 > slots.length) {
      grow();
    }
    return value;
  }

  /** The hashes of records are sums, and lie close together; this spreads them over the table. */
  private static int spread(int hash) {
    int mixed = hash * 0x9e3779b9;
    return mixed ^ mixed >>> 15;
  }

  private void grow() {
    Object[] oldSlots = slots;
    int[] oldHashes = hashes;
    slots = new Object[oldSlots.length * GROWTH];
    hashes = new int[slots.length];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != null) {
        int slot = oldHashes[i] & slots.length - 1;
        while (slots[slot] != null) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = oldSlots[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}
