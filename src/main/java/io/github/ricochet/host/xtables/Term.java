package io.github.ricochet.host.xtables;

/**
 * A value to compare with, or with {@code !} to differ from.
 *
 * @param not whether {@code !} stands before it
 * @param value what to compare with
 * @param <T> the type of the value
 */
public record Term<T>(boolean not, T value) {

  /** The value itself, not inverted. */
  public static <T> Term<T> is(T value) {
    return new Term<>(false, value);
  }

  /** {@code " --option value"}, with {@code !} in front where it is inverted. */
  public String save(String option) {
    return (not ? " ! " : " ") + option + " " + value;
  }

  /**
   * {@code " --option value"}, with {@code !} before the value where it is inverted, as ebtables
   * writes it.
   */
  public String saveInside(String option) {
    return " " + option + (not ? " ! " : " ") + value;
  }
}
