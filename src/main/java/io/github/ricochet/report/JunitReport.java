package io.github.ricochet.report;

import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Silenced;
import java.io.Writer;

/**
 * JUnit's XML: a suite for each host, a test for each finding. What makes the run fail is a failure
 * there, what is silenced a skipped test, any other finding a test that passes and tells what it
 * saw; a host without findings has one test, which passes.
 */
public final class JunitReport implements Report {

  private final Xml xml;
  private final Sheet sheet;
  private final Places places;

  /**
   * @param out where the document goes
   * @param sheet what is shown beside the findings
   */
  public JunitReport(Writer out, Sheet sheet) {
    this.sheet = sheet;
    places = sheet.places();
    xml = new Xml(out).open("testsuites", "name", "ricochet");
  }

  @Override
  public void add(HostResult host) {
    long failures = host.findings().stream().filter(host.gate()::fails).count();
    int all = host.findings().size() + host.silenced().size();
    xml.open(
        "testsuite",
        "name",
        host.host(),
        "tests",
        Integer.toString(Math.max(1, all)),
        "failures",
        Long.toString(failures),
        "errors",
        host.trouble().isPresent() ? "1" : "0",
        "skipped",
        Integer.toString(host.silenced().size()),
        "time",
        "0");
    if (all == 0) {
      xml.open("testcase", "name", "lint", "classname", host.host(), "time", "0");
      host.trouble()
          .map(HostResult.Trouble::why)
          .ifPresent(why -> xml.open("error", "message", why, "type", "trouble").close());
      xml.close();
    }
    for (Finding finding : host.findings()) {
      test(host, finding);
      if (host.gate().fails(finding)) {
        String severity = finding.severity().toString();
        xml.open("failure", "message", finding.message(), "type", severity);
      } else {
        xml.open("system-out");
      }
      xml.text(Brief.lines(finding, sheet.catalogue())).close().close();
    }
    for (Silenced silenced : host.silenced()) {
      test(host, silenced.finding());
      xml.open("skipped", "message", silenced.why()).close().close();
    }
    xml.close();
  }

  private void test(HostResult host, Finding finding) {
    Places.Spot spot = Places.spot(host.found(), finding);
    String file = places.path(spot.file());
    String line = Integer.toString(spot.line());
    xml.open(
        "testcase",
        "name",
        Brief.title(finding) + " " + file + ":" + line,
        "classname",
        host.host(),
        "file",
        file,
        "line",
        line,
        "time",
        "0");
  }

  @Override
  public void end() {
    xml.close().end();
  }
}
