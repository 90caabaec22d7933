package io.github.ricochet.report;

import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;

/**
 * One line for each finding, as compilers print it, so that editors can jump to it: {@code
 * file:line:column: severity: message [RC101]}. A finding without a place names the host.
 */
public final class GccReport implements Report {

  private final Paper paper;

  /**
   * @param paper where the lines go
   */
  public GccReport(Paper paper) {
    this.paper = paper;
  }

  @Override
  public void add(HostResult host) {
    host.trouble().ifPresent(t -> paper.line(host.host() + ": error: " + t.why()));
    for (Finding finding : host.findings()) {
      String place =
          finding.locations().isEmpty() ? host.host() : finding.locations().get(0).toString();
      paper.line(
          place
              + ": "
              + finding.severity()
              + ": "
              + finding.message()
              + " ["
              + finding.rule()
              + "]");
    }
  }

  @Override
  public void end() {}
}
