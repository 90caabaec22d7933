package io.github.ricochet.host.xtables;

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
    StringBuilder text = new StringBuilder(word.length() + 2);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain &= PLAIN.indexOf(c) >= 0;
      text.append(c == '"' || c == '\\' || c == '\'' ? "\\" : "").append(c);
    }
    return plain ? word : "\"" + text + "\"";
  }
}
