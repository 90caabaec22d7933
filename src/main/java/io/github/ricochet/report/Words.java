package io.github.ricochet.report;

/** Small words that several reports use. */
final class Words {

  private Words() {}

  /** {@code 1 flow}, {@code 2 flows}. */
  static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
