package io.github.ricochet.dump.xtables;

import java.util.Map;

/** The options that every rule of iptables has, by their long and short names (xshared.c). */
enum HeaderOptions {
  PROTOCOL(1),
  SOURCE(1),
  DESTINATION(1),
  IN(1),
  OUT(1),
  FRAGMENT(0),
  MATCH(1),
  JUMP(1),
  GOTO(1),
  COUNTERS(1),
  TABLE(1),
  IPV4(0),
  IPV6(0),
  /** Options that say how the program works, not what the rule means. */
  IGNORED(0);

  static final Map<String, HeaderOptions> LONG =
      Map.ofEntries(
          Map.entry("protocol", PROTOCOL),
          Map.entry("source", SOURCE),
          Map.entry("src", SOURCE),
          Map.entry("destination", DESTINATION),
          Map.entry("dst", DESTINATION),
          Map.entry("in-interface", IN),
          Map.entry("out-interface", OUT),
          Map.entry("fragments", FRAGMENT),
          Map.entry("match", MATCH),
          Map.entry("jump", JUMP),
          Map.entry("goto", GOTO),
          Map.entry("set-counters", COUNTERS),
          Map.entry("table", TABLE),
          Map.entry("ipv4", IPV4),
          Map.entry("ipv6", IPV6),
          Map.entry("verbose", IGNORED),
          Map.entry("numeric", IGNORED),
          Map.entry("wait", IGNORED));

  private static final Map<Character, HeaderOptions> SHORT =
      Map.ofEntries(
          Map.entry('p', PROTOCOL),
          Map.entry('s', SOURCE),
          Map.entry('d', DESTINATION),
          Map.entry('i', IN),
          Map.entry('o', OUT),
          Map.entry('f', FRAGMENT),
          Map.entry('m', MATCH),
          Map.entry('j', JUMP),
          Map.entry('g', GOTO),
          Map.entry('c', COUNTERS),
          Map.entry('t', TABLE),
          Map.entry('4', IPV4),
          Map.entry('6', IPV6),
          Map.entry('v', IGNORED),
          Map.entry('n', IGNORED),
          Map.entry('w', IGNORED));

  private final int words;

  HeaderOptions(int words) {
    this.words = words;
  }

  int words() {
    return words;
  }

  /** The option of this letter, or null. */
  static HeaderOptions ofLetter(char letter) {
    return SHORT.get(letter);
  }

  /** Whether this word, with its dashes, is one of them. */
  static boolean isOne(String word) {
    if (word.length() == 2 && word.charAt(0) == '-') {
      return SHORT.containsKey(word.charAt(1));
    }
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    return name.startsWith("--") && LONG.containsKey(name.substring(2));
  }
}
