package io.github.ricochet.dump.xtables;

import java.util.Arrays;

/** The words of one line with their places, read from first to last. */
final class Arguments {

  private String[] words = new String[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;
  private int next;

  void clear() {
    size = 0;
    next = 0;
  }

  /**
   * @param start offset of the word's first char in the file, quotes included
   * @param end offset after its last char
   */
  void add(String word, int start, int end) {
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    words[size] = word;
    starts[size] = start;
    ends[size++] = end;
  }

  boolean hasNext() {
    return next < size;
  }

  /** The next word, which stays the next one. */
  String peek() {
    return words[next];
  }

  String next() {
    return words[next++];
  }

  /** Steps back by one word. */
  void back() {
    next--;
  }

  /** Leaves out the last words. */
  void drop(int count) {
    size -= count;
  }

  int size() {
    return size;
  }

  /** Index of the word that was read last. */
  int last() {
    return next - 1;
  }

  String word(int index) {
    return words[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  /**
   * The next word as the argument of an option.
   *
   * @throws Slip if there is none
   */
  String argument(String option) {
    if (next == size) {
      throw new Slip("the option " + option + " has no argument; one must follow it");
    }
    return words[next++];
  }
}
