package io.github.ricochet.lint;

import java.util.List;
import java.util.Optional;

/**
 * What a run has to say about one host.
 *
 * @param found what was found
 * @param gate which of the findings make the run fail
 * @param trouble why the host could not be linted, in one line; empty where it was
 */
public record HostResult(HostFindings found, Gate gate, Optional<String> trouble) {

  /** A host of which nothing can be said. */
  public static HostResult troubled(HostFindings found, Gate gate, String why) {
    return new HostResult(found, gate, Optional.of(why));
  }

  /** The host as the user named it. */
  public String host() {
    return found.host();
  }

  /** What was found and stands, the gravest first. */
  public List<Finding> findings() {
    return found.findings();
  }

  /** How many findings have this severity. */
  public long count(Severity severity) {
    return found.count(severity);
  }

  /** Whether a finding makes the run fail. */
  public boolean fails() {
    return findings().stream().anyMatch(gate::fails);
  }
}
