package io.github.ricochet.report;

import io.github.ricochet.fleet.Change;
import io.github.ricochet.fleet.HostDiff;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How changes of flows are worded. */
final class DiffWords {

  private DiffWords() {}

  /** {@code 192.0.2.1:80-81/tcp}. */
  static String destination(Change change) {
    String ports = Service.portText(change.ports());
    return change.to()
        + (ports.equals("1-65535") ? " every port" : ":" + ports)
        + (change.protocol().isPresent()
            ? "/" + Protocols.name(change.protocol().getAsInt())
            : " tcp and udp");
  }

  /** The senders as messages name them. */
  static List<String> senders(Change change) {
    return change.sources().stream().map(Source::name).distinct().toList();
  }

  /** Where it is lost, by whom it is answered, or what is not known. */
  static String why(Change change) {
    return switch (change.kind()) {
      case LOST -> lost(change.after(), "lost");
      case BEGAN -> lost(change.before(), "was lost");
      case MOVED ->
          "answered by "
              + answerer(change.after())
              + ", where "
              + answerer(change.before())
              + " did";
      case UNSURE ->
          "no dump tells "
              + change.after().branches().stream()
                  .flatMap(t -> t.choices().stream())
                  .map(Choice::what)
                  .distinct()
                  .collect(Collectors.joining(", "));
    };
  }

  private static String lost(Trace trace, String verb) {
    Optional<Loss> loss = trace.loss();
    String outcome = trace.outcome().name().toLowerCase(Locale.ROOT);
    String word = outcome.equals("lost") ? verb : verb.replace("lost", outcome);
    return word
        + loss.map(l -> (l.reply() ? " on the way back at " : " at ") + l.at() + ": " + l.detail())
            .orElse("");
  }

  /** The rule that loses it, or lost it. */
  static Optional<Origin> line(Change change) {
    Trace trace = change.kind() == Change.Kind.BEGAN ? change.before() : change.after();
    return trace.loss().flatMap(Loss::rule).map(Rule::origin);
  }

  private static String answerer(Trace trace) {
    return trace.answeredBy().map(Ip::toString).orElse("nobody");
  }

  /** {@code 2 flows lost, 1 began}: every flow is one sender, address and protocol. */
  static String counts(Map<Change.Kind, Long> counts) {
    return counts.getOrDefault(Change.Kind.LOST, 0L)
        + " lost, "
        + counts.getOrDefault(Change.Kind.UNSURE, 0L)
        + " no longer certain, "
        + counts.getOrDefault(Change.Kind.MOVED, 0L)
        + " answered by another machine, "
        + counts.getOrDefault(Change.Kind.BEGAN, 0L)
        + " began to work";
  }

  /** How many senders there are for each kind. */
  static Map<Change.Kind, Long> count(HostDiff host) {
    Map<Change.Kind, Long> counts = new TreeMap<>();
    host.changes().forEach(c -> counts.merge(c.kind(), (long) c.sources().size(), Long::sum));
    return counts;
  }

  /** What was not compared, in sentences. */
  static List<String> remarks(HostDiff host) {
    String gone =
        host.gone().stream()
            .map(Source::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return List.of(
            host.complete()
                ? ""
                : "There are too many machines to compare what they ask each other; published"
                    + " addresses and the host's own were compared.",
            gone.isEmpty() ? "" : "Not compared, since their device is gone: " + gone + ".")
        .stream()
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
