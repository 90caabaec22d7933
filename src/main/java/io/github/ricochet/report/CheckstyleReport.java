package io.github.ricochet.report;

import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Severity;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checkstyle's XML: findings by file. {@code source} is the rule, as Checkstyle names a check. */
public final class CheckstyleReport implements Report {

  private final Xml xml;
  private final Places places;

  /**
   * @param out where the document goes
   * @param sheet what is shown beside the findings
   */
  public CheckstyleReport(Writer out, Sheet sheet) {
    places = sheet.places();
    xml = new Xml(out).open("checkstyle", "version", sheet.version());
  }

  @Override
  public void add(HostResult host) {
    host.trouble()
        .map(HostResult.Trouble::why)
        .ifPresent(
            why -> {
              xml.open("file", "name", places.path(host.host()));
              xml.open("error", "severity", "error", "message", why, "source", "ricochet").close();
              xml.close();
            });
    Map<String, List<Finding>> byFile =
        host.findings().stream()
            .collect(
                Collectors.groupingBy(
                    f -> Places.spot(host.found(), f).file(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byFile.forEach(
        (file, findings) -> {
          xml.open("file", "name", places.path(file));
          findings.forEach(f -> error(Places.spot(host.found(), f), f));
          xml.close();
        });
  }

  private void error(Places.Spot spot, Finding finding) {
    xml.open(
            "error",
            "line",
            Integer.toString(spot.line()),
            "column",
            spot.origin().map(o -> Integer.toString(o.column())).orElse("1"),
            "severity",
            finding.severity() == Severity.NOTE ? "info" : finding.severity().toString(),
            "message",
            finding.message(),
            "source",
            "ricochet." + finding.rule() + "." + finding.name())
        .close();
  }

  @Override
  public void end() {
    xml.close().end();
  }
}
