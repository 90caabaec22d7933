package io.github.ricochet.report;

import io.github.ricochet.lint.HostResult;

/**
 * One output format. Hosts come one by one and in order, so that no report has to hold them all.
 * What cannot be written is thrown as {@link java.io.UncheckedIOException}.
 */
public interface Report {

  /** The next host. */
  void add(HostResult host);

  /** There is no further host. */
  void end();
}
