package io.github.ricochet.dump.xtables;

/**
 * Words already seen, so that {@code -j} in a hundred thousand rules is one string. Found by their
 * chars in the text itself, without making a string first.
 */
final class WordTable {

  private static final int LONGEST = 64;

  private final HashedSlots slots = new HashedSlots();

  /** What a word is found by. */
  static int hash(char[] chars, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash ^ hash >>> 15;
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
    int slot = slots.find(hash, hash);
    while (slots.at(slot) != null) {
      String word = (String) slots.at(slot);
      if (isAt(word, text, from, to)) {
        return word;
      }
      slot = slots.find(hash, slot + 1);
    }
    String word = text.substring(from, to);
    slots.put(slot, hash, word);
    return word;
  }

  private static boolean isAt(String word, String text, int from, int to) {
    return word.length() == to - from && text.startsWith(word, from);
  }
}
