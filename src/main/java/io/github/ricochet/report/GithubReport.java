package io.github.ricochet.report;

import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workflow commands of GitHub Actions, which become annotations of a pull request: {@code ::error
 * file=…,line=…::message}. Values are escaped as the runner reads them: {@code %}, carriage return
 * and line feed everywhere, colon and comma in properties, too.
 */
public final class GithubReport implements Report {

  private static final Map<Severity, String> COMMANDS =
      Map.of(Severity.ERROR, "error", Severity.WARNING, "warning", Severity.NOTE, "notice");

  private final Writer out;
  private final Sheet sheet;
  private final Places places;

  /**
   * @param out where the lines go
   * @param sheet what is shown beside the findings
   */
  public GithubReport(Writer out, Sheet sheet) {
    this.out = out;
    this.sheet = sheet;
    places = sheet.places();
  }

  @Override
  public void add(HostResult host) {
    Optional<String> trouble = host.trouble().map(t -> host.host() + ": " + t.why());
    trouble.ifPresent(text -> command("error", "title=ricochet", List.of(Plain.text(text))));
    for (Finding finding : host.findings()) {
      String place = place(Places.spot(host.found(), finding));
      String properties = place + ",title=" + property(Brief.title(finding));
      command(
          COMMANDS.get(finding.severity()), properties, Brief.lines(finding, sheet.catalogue()));
    }
  }

  private String place(Places.Spot spot) {
    String text = "file=" + property(places.path(spot.file())) + ",line=" + spot.line();
    return spot.origin()
        .map(o -> text + ",col=" + o.column() + ",endColumn=" + o.endColumn())
        .orElse(text);
  }

  private void command(String name, String properties, List<String> lines) {
    try {
      out.write("::" + name + " " + properties + "::" + data(String.join("\n", lines)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line ends are escaped, so that the file is found whatever its name; the rest is made plain. */
  private static String property(String text) {
    StringBuilder value = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\r' || c == '\n') {
        value.append(c);
      } else {
        int from = at;
        while (at + 1 < text.length() && "\r\n".indexOf(text.charAt(at + 1)) < 0) {
          at++;
        }
        value.append(Plain.text(text.substring(from, at + 1)));
      }
    }
    return data(value.toString()).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  @Override
  public void end() {}
}
