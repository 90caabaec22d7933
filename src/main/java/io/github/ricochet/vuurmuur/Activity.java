package io.github.ricochet.vuurmuur;

import java.util.Optional;

/** Whether a thing's own file makes it active (vrmr_check_active()). */
final class Activity {

  private Activity() {}

  /** Empty where {@code ACTIVE="Yes"}. */
  static Optional<Inactivity> of(SettingsFile file) {
    Optional<Setting> active = file.first("ACTIVE");
    if (active.isEmpty()) {
      return Optional.of(new Inactivity("it has no ACTIVE=\"Yes\"", file.origin()));
    }
    return active
        .filter(a -> !a.isYes())
        .map(a -> new Inactivity("ACTIVE is \"" + a.value() + "\"", a.origin()));
  }
}
