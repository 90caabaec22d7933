package io.github.ricochet.dump.xtables;

/**
 * Values by their hashes, in two arrays: a dump has as many values as words, and a HashMap would
 * need an entry for each. What makes values equal, who uses it knows.
 */
final class HashedSlots {

  /** It becomes so many times as large when it is half full: each time, all of it is moved. */
  private static final int GROWTH = 4;

  private Object[] values = new Object[1024];
  private int[] hashes = new int[1024];
  private int size;

  /**
   * The first slot at or behind a place that has a value of this hash, or none at all.
   *
   * @param from the hash, for the first place; one more than the last slot for the next
   */
  int find(int hash, int from) {
    int slot = from & values.length - 1;
    while (values[slot] != null && hashes[slot] != hash) {
      slot = slot + 1 & values.length - 1;
    }
    return slot;
  }

  /** The value of a slot, or {@code null}. */
  Object at(int slot) {
    return values[slot];
  }

  /** Puts a value into a slot that is empty. */
  void put(int slot, int hash, Object value) {
    values[slot] = value;
    hashes[slot] = hash;
    if (++size * 2 > values.length) {
      grow();
    }
  }

  private void grow() {
    Object[] oldValues = values;
    int[] oldHashes = hashes;
    values = new Object[oldValues.length * GROWTH];
    hashes = new int[values.length];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null) {
        int slot = oldHashes[i] & values.length - 1;
        while (values[slot] != null) {
          slot = slot + 1 & values.length - 1;
        }
        values[slot] = oldValues[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}
