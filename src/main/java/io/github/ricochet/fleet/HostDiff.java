package io.github.ricochet.fleet;

import io.github.ricochet.lint.fact.Source;
import java.util.List;
import java.util.Optional;

/**
 * What became of a host's flows between two of its states.
 *
 * @param host its name, as both states have it
 * @param changes the flows that fare differently, the lost ones first
 * @param compared how many flows were walked in both states
 * @param complete whether machines among themselves were compared; else there are too many
 * @param gone the machines that only the earlier state knows and that were not compared
 * @param trouble why nothing was compared; empty where it was
 */
public record HostDiff(
    String host,
    List<Change> changes,
    long compared,
    boolean complete,
    List<Source> gone,
    Optional<Trouble> trouble) {

  /**
   * Why a host was not compared.
   *
   * @param failed whether something went wrong; else there was only nothing to compare
   * @param why one line for people
   */
  public record Trouble(boolean failed, String why) {}

  /** A host that was not compared. */
  public static HostDiff troubled(String host, Trouble trouble) {
    return new HostDiff(host, List.of(), 0, true, List.of(), Optional.of(trouble));
  }

  /** The changes of one kind. */
  public List<Change> changes(Change.Kind kind) {
    return changes.stream().filter(c -> c.kind() == kind).toList();
  }
}
