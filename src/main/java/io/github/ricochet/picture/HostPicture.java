package io.github.ricochet.picture;

import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Evidence;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.MatrixDigest;
import io.github.ricochet.lint.Remedy;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.lint.remedy.Change;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a report shows of a host.
 *
 * @param result what was found
 * @param overview the host with what is around it; empty where no dump tells of an interface
 * @param findings each finding with its pictures, in their order
 * @param services who reaches which service; empty where it publishes none
 * @param digest the same in short
 */
public record HostPicture(
    HostResult result,
    Optional<Picture> overview,
    List<Shown> findings,
    Optional<ServiceMatrix> services,
    Optional<MatrixDigest> digest) {

  /** The findings of a host beyond so many are told in words alone. */
  private static final int PICTURES = 40;

  /** Of so many findings the remedies are drawn, each on a host that is changed and walked anew. */
  private static final int CURED = 10;

  /** So many remedies of a finding are drawn. */
  private static final int CURES = 4;

  /**
   * A finding with its pictures.
   *
   * @param finding the finding
   * @param views the way as it is and as each remedy makes it; empty where there is none to show
   */
  public record Shown(Finding finding, List<View> views) {}

  /**
   * One picture of a finding.
   *
   * @param title what it shows
   * @param outcome how the flow ends
   * @param remedy the number of the remedy that it shows, from 1; 0 for the host as it is
   * @param picture the picture
   */
  public record View(String title, Outcome outcome, int remedy, Picture picture) {}

  /** What is shown of a host. */
  public static HostPicture of(HostResult result) {
    Optional<Evidence> evidence = result.evidence();
    List<Shown> shown = new ArrayList<>();
    for (Finding finding : result.findings()) {
      boolean drawn = shown.size() < PICTURES;
      int cures = shown.size() < CURED ? CURES : 0;
      shown.add(
          new Shown(
              finding,
              evidence.filter(e -> drawn).map(e -> views(e, finding, cures)).orElse(List.of())));
    }
    Optional<ServiceMatrix> all = evidence.map(Evidence::services);
    Optional<ServiceMatrix> services = all.filter(m -> !m.rows().isEmpty());
    return new HostPicture(
        result,
        evidence
            .filter(e -> !e.host().interfaces().isEmpty())
            .map(e -> Picture.ofHost(e.host(), e.simulator(), all.orElseThrow())),
        List.copyOf(shown),
        services,
        services.map(m -> MatrixDigest.of(m).troubledFirst()));
  }

  private static List<View> views(Evidence evidence, Finding finding, int cures) {
    Optional<Trace> witness = finding.witness().filter(w -> !w.request().steps().isEmpty());
    if (witness.isEmpty()) {
      return List.of();
    }
    List<View> views = new ArrayList<>();
    Host host = evidence.host();
    Picture now = Picture.ofTrace(host, evidence.simulator(), witness.get());
    views.add(new View("as it is", witness.get().outcome(), 0, now));
    int number = 0;
    for (Remedy remedy : finding.remedies().stream().limit(cures).toList()) {
      int rank = ++number;
      if (!remedy.changes().isEmpty()) {
        views.add(cured(evidence, witness.get(), remedy, rank));
      }
    }
    return List.copyOf(views);
  }

  private static View cured(Evidence evidence, Trace before, Remedy remedy, int number) {
    Host changed = evidence.host();
    for (Change change : remedy.changes()) {
      changed = change.apply(changed);
    }
    Simulator simulator = evidence.simulator().with(changed);
    Trace after = simulator.trace(before.flow());
    Trace end = after.branches().isEmpty() ? after : after.branches().get(0);
    Picture picture = Picture.ofCure(changed, simulator, end, before);
    return new View(remedy.title(), after.outcome(), number, picture);
  }
}
