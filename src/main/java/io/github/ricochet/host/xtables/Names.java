package io.github.ricochet.host.xtables;

/** How rules name interfaces. */
public final class Names {

  private Names() {}

  /**
   * Whether an interface is meant: by its name, or by its beginning where the pattern ends in
   * {@code +}. A packet without an interface has the empty name, which only {@code +} alone
   * matches.
   */
  public static boolean matches(String pattern, String name) {
    if (pattern.endsWith("+")) {
      return name.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return pattern.equals(name);
  }
}
