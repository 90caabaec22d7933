package io.github.ricochet.path;

import io.github.ricochet.host.KernelVersion;
import java.util.Optional;
import java.util.Set;

/**
 * What no dump can tell and the user says ({@code --assume}).
 *
 * @param hubs the ports behind which several machines hang on a hub
 * @param learningSwitches the ports behind which there is a switch that learns
 * @param kernel the kernel's release; empty to take the dump's, else the newest known
 */
public record Assumptions(
    Set<String> hubs, Set<String> learningSwitches, Optional<KernelVersion> kernel) {

  /** Nothing was said. */
  public static final Assumptions NONE = new Assumptions(Set.of(), Set.of(), Optional.empty());
}
