package io.github.ricochet.lint;

import io.github.ricochet.host.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has to say about one host.
 *
 * @param found what was found and stands
 * @param silenced what was found and is known
 * @param gone what the baseline holds and is there no longer
 * @param met the ignores that there was a finding for
 * @param gate which of the findings make the run fail
 * @param trouble why the host could not be linted; empty where it was
 * @param evidence what the findings rest on; empty where the host could not be linted
 */
public record HostResult(
    HostFindings found,
    List<Silenced> silenced,
    List<Baseline.Entry> gone,
    Set<Ignore> met,
    Gate gate,
    Optional<Trouble> trouble,
    Optional<Evidence> evidence) {

  /**
   * Why a host could not be linted.
   *
   * @param failed whether something went wrong; else there was only nothing to lint
   * @param why one line for people
   */
  public record Trouble(boolean failed, String why) {

    /** There is no dump. */
    public static final Trouble NOTHING = new Trouble(false, "no dump in it");

    /** No file can be read, for reasons of which there is at least one. */
    public static Trouble unreadable(List<Problem> reasons) {
      String more = reasons.size() == 1 ? "" : "; and " + (reasons.size() - 1) + " more like it";
      return new Trouble(true, reasons.get(0).message() + more);
    }
  }

  /** What is found in a file that speaks of hosts and is none. */
  public static HostResult ofFile(HostFindings found, Gate gate) {
    return new HostResult(
        found, List.of(), List.of(), Set.of(), gate, Optional.empty(), Optional.empty());
  }

  /** A host of which nothing can be said. */
  public static HostResult troubled(HostFindings found, Gate gate, Trouble trouble) {
    return new HostResult(
        found, List.of(), List.of(), Set.of(), gate, Optional.of(trouble), Optional.empty());
  }

  /** The same, with what it rests on. */
  public HostResult with(Evidence all) {
    return new HostResult(found, silenced, gone, met, gate, trouble, Optional.of(all));
  }

  /** The host as the user named it. */
  public String host() {
    return found.host();
  }

  /** What was found and stands, the gravest first. */
  public List<Finding> findings() {
    return found.findings();
  }

  /** How many findings stand that have this severity. */
  public long count(Severity severity) {
    return found.count(severity);
  }

  /** Whether a finding makes the run fail. */
  public boolean fails() {
    return findings().stream().anyMatch(gate::fails);
  }

  /** Whether a finding makes the run fail that no baseline can hold. */
  public boolean failsForGood() {
    return findings().stream().anyMatch(f -> !Baseline.canHold(f) && gate.fails(f));
  }
}
