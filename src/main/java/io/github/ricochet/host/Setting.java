package io.github.ricochet.host;

/** A flag of the kernel, or the fact that no dump tells it. An absent flag is never "off". */
public enum Setting {
  ON,
  OFF,
  UNKNOWN;

  /** {@code ON} for true, {@code OFF} for false. */
  public static Setting of(boolean on) {
    return on ? ON : OFF;
  }

  /** This setting, or the other where this is not known. */
  public Setting orElse(Setting other) {
    return this == UNKNOWN ? other : this;
  }

  /** The logical OR of two flags, as br_netfilter joins its sysctl with the bridge's own flag. */
  public Setting or(Setting other) {
    if (this == ON || other == ON) {
      return ON;
    }
    return this == OFF && other == OFF ? OFF : UNKNOWN;
  }
}
