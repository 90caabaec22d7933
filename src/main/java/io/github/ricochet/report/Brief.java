package io.github.ricochet.report;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.Remedy;
import java.util.ArrayList;
import java.util.List;

/** A finding in some lines of plain text, for formats that hold a text and no structure. */
final class Brief {

  /** So many flows are listed. */
  private static final int LISTED = 8;

  private Brief() {}

  /** The rule's id and name, {@code RC101 same-port-bounce}. */
  static String title(Finding finding) {
    return finding.rule() + " " + finding.name();
  }

  /** The message, what is lost, what to type, and where the rule's page is. */
  static List<String> lines(Finding finding, Catalogue catalogue) {
    List<String> lines = new ArrayList<>();
    lines.add(finding.message());
    for (FlowGroup flow : finding.flows().stream().limit(LISTED).toList()) {
      lines.add("lost: " + flow.source().name() + " -> " + flow.destination());
    }
    if (finding.flows().size() > LISTED) {
      lines.add("and " + (finding.flows().size() - LISTED) + " more");
    }
    for (Remedy remedy : finding.remedies()) {
      lines.add("remedy: " + remedy.title());
      remedy.commands().forEach(command -> lines.add("  " + command));
    }
    lines.add("why: " + catalogue.url(finding.rule()));
    return lines.stream().map(Plain::text).toList();
  }
}
