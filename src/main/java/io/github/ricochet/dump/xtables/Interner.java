package io.github.ricochet.dump.xtables;

/** Keeps one of each equal value, so that alike facts share their memory. */
final class Interner {

  private final HashedSlots slots = new HashedSlots();

  /** The first value equal to this one. */
  @SuppressWarnings("unchecked")
  <T> T intern(T value) {
    int hash = spread(value.hashCode());
    int slot = slots.find(hash, hash);
    while (slots.at(slot) != null) {
      if (slots.at(slot).equals(value)) {
        return (T) slots.at(slot);
      }
      slot = slots.find(hash, slot + 1);
    }
    slots.put(slot, hash, value);
    return value;
  }

  /** The hashes of records are sums, and lie close together; this spreads them over the table. */
  private static int spread(int hash) {
    int mixed = hash * 0x9e3779b9;
    return mixed ^ mixed >>> 15;
  }
}
