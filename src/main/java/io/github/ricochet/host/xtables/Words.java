package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Prefix;
import java.util.List;

/** How iptables-save writes words (xtables_save_string() of libxtables). */
public final class Words {

  private static final String PLAIN =
      "_-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Words() {}

  /**
   * The word itself, or in double quotes with {@code " \ '} escaped where it has other characters.
   */
  public static String quote(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length() && plain; i++) {
      plain = PLAIN.indexOf(word.charAt(i)) >= 0;
    }
    return plain ? word : quoted(word);
  }

  private static String quoted(String word) {
    StringBuilder text = new StringBuilder(word.length() + 2).append('"');
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      text.append(c == '"' || c == '\\' || c == '\'' ? "\\" : "").append(c);
    }
    return text.append('"').toString();
  }

  /** The word itself, quoted only where it would not come back as one word. */
  static String bare(String word) {
    boolean splits = word.isEmpty();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      splits |= c == ' ' || c == '\t' || c == '"';
    }
    return splits ? quoted(word) : word;
  }

  /** Printed words, each with a blank before it. */
  static String joined(List<String> printed) {
    return printed.isEmpty() ? "" : " " + String.join(" ", printed);
  }

  /** An address, or a prefix where it is more than one. */
  public static String address(Prefix prefix) {
    return prefix.isSingle() ? prefix.network().toString() : prefix.toString();
  }
}
