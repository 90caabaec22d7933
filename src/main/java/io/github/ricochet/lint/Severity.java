package io.github.ricochet.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a finding matters, by what the rules of the host evidently set out to do. */
public enum Severity {
  /** What the configuration sets out to allow, and the kernel loses. */
  ERROR,
  /** What depends on circumstances, or is likely not meant. */
  WARNING,
  /** What is often meant, or only worth knowing. */
  NOTE;

  /** Whether it matters as much as {@code other} or more. */
  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }

  /** The severity of this name; empty where there is none. */
  public static Optional<Severity> named(String name) {
    return Stream.of(values()).filter(s -> s.toString().equals(name)).findFirst();
  }

  /** {@code error}, {@code warning} or {@code note}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
