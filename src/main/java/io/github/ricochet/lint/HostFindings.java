package io.github.ricochet.lint;

import io.github.ricochet.host.Input;
import java.util.List;

/**
 * What {@code lint} says about one host.
 *
 * @param host the host as the user named it
 * @param inputs what was read
 * @param findings what was found, the gravest first
 * @param flowsOmitted how many flows were left out of the findings, since there are too many
 */
public record HostFindings(
    String host, List<Input> inputs, List<Finding> findings, int flowsOmitted) {

  /** How many findings have this severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }
}
