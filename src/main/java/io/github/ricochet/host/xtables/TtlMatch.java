package io.github.ricochet.host.xtables;

import java.util.Locale;

/**
 * {@code -m ttl} and, for IPv6, {@code -m hl} (xt_hl.c).
 *
 * @param hopLimit whether it is written as {@code -m hl}
 * @param comparison how the packet's value compares
 * @param value the time to live to compare with, 0 to 255
 */
public record TtlMatch(boolean hopLimit, Comparison comparison, int value) implements Match {

  /** {@code --ttl-eq}, {@code ! --ttl-eq}, {@code --ttl-lt}, {@code --ttl-gt}. */
  public enum Comparison {
    EQ,
    NE,
    LT,
    GT
  }

  @Override
  public Decision decide(PacketView packet) {
    int ttl = packet.ttl();
    return Decision.of(
        switch (comparison) {
          case EQ -> ttl == value;
          case NE -> ttl != value;
          case LT -> ttl < value;
          case GT -> ttl > value;
        });
  }

  @Override
  public String save() {
    String name = hopLimit ? "hl" : "ttl";
    String option = comparison == Comparison.NE ? "eq" : comparison.name().toLowerCase(Locale.ROOT);
    return " -m "
        + name
        + new Term<>(comparison == Comparison.NE, value).save("--" + name + "-" + option);
  }
}
