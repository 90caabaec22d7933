package io.github.ricochet.dump.xtables;

/**
 * Words already seen, so that {@code -j} in a hundred thousand rules is one string. Found by their
 * chars in the text itself, without making a string first.
 */
final class WordTable {

  private static final int LONGEST = 64;

  /** It becomes so many times as large when it is half full: each time, all of it is moved. */
  private static final int GROWTH = 4;

  private String[] slots = new String[1024];
  private int[] hashes = new int[1024];
  private int size;

  /** What a word is found by. */
  static int hash(char[] chars, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }

  /**
   * The word that these chars of the text spell.
   *
   * @param hash theirs
   */
  String get(String text, int from, int to, int hash) {
    if (to - from > LONGEST) {
      return text.substring(from, to);
    }
    int slot = slot(hash, slots.length);
    while (slots[slot] != null) {
      if (hashes[slot] == hash && isAt(slots[slot], text, from, to)) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    String word = text.substring(from, to);
    slots[slot] = word;
    hashes[slot] = hash;
    if (++size * 2 > slots.length) {
      grow();
    }
    return word;
  }

  private static boolean isAt(String word, String text, int from, int to) {
    return word.length() == to - from && text.startsWith(word, from);
  }

  private static int slot(int hash, int length) {
    return (hash ^ hash >>> 15) & length - 1;
  }

  private void grow() {
    String[] oldSlots = slots;
    int[] oldHashes = hashes;
    slots = new String[oldSlots.length * GROWTH];
    hashes = new int[slots.length];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != null) {
        int slot = slot(oldHashes[i], slots.length);
        while (slots[slot] != null) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = oldSlots[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}
