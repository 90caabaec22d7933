package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Trace;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the placeholders of messages, and words what is not known. */
final class Message {

  /** More names than this are counted, not listed. */
  private static final int LISTED = 3;

  private Message() {}

  /** What is part of the cause, and so is filled before flows are put together. */
  static String cause(Candidate candidate, Fate fate) {
    String why = fate.loss().map(Loss::detail).orElse("");
    return candidate.message().replace("{why}", why).replace("{by}", answerer(fate.trace()));
  }

  /** How a flow ends for its sender. */
  static String end(Trace trace) {
    return trace.outcome() == Outcome.ANSWERED
        ? "answered by " + answerer(trace)
        : trace.outcome().toString().toLowerCase(Locale.ROOT);
  }

  private static String answerer(Trace trace) {
    return trace.request().verdict() == Leg.Verdict.LOCAL
        ? "this host itself"
        : trace.answeredBy().map(Ip::toString).orElse("nobody");
  }

  /** What differs from flow to flow. */
  static String of(Case found) {
    return fill(
        found.key().message().replace("{ends}", ends(found.ends())),
        found.all(),
        found.asked(),
        found.targets(),
        found.devices());
  }

  /** {@code answered by this host itself} or {@code 80 answered by …, 81 refused}. */
  private static String ends(Map<String, List<FlowGroup>> ends) {
    if (ends.size() == 1) {
      return ends.keySet().iterator().next();
    }
    return ends.entrySet().stream()
        .map(e -> ports(e.getValue()) + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String ports(List<FlowGroup> flows) {
    List<PortRange> ports =
        PortTests.merge(flows.stream().flatMap(f -> f.ports().stream()).toList());
    return list(ports.stream().map(p -> Service.portText(List.of(p))).toList());
  }

  /** The message of a claim about these flows that no walk proves. */
  static String of(
      Candidate claim, List<FlowGroup> flows, Collection<?> services, Collection<?> targets) {
    return fill(claim.message(), flows, services, targets, List.of());
  }

  private static String fill(
      String message,
      List<FlowGroup> flows,
      Collection<?> services,
      Collection<?> targets,
      Collection<?> devices) {
    Stream<String> from = flows.stream().flatMap(f -> f.crowd().stream()).map(s -> s.name());
    String asking = list(from.distinct().toList());
    String who = asking.isEmpty() ? "the target itself" : asking;
    return message
        .replace("{from}", who)
        .replace("{to}", list(services))
        .replace("{targets}", list(targets))
        .replace("{devices}", list(devices));
  }

  /** The end of a message: what is not known, and what would tell. */
  static String unknown(List<Choice> open, Confidence confidence) {
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> dumps = new LinkedHashSet<>();
    for (Choice choice : open) {
      unknown.add(choice.what());
      choice.settledBy().ifPresent(kind -> dumps.add("`" + kind.command() + "`"));
    }
    if (confidence == Confidence.POSSIBLE && dumps.isEmpty()) {
      return ". Possible, not certain: it depends on " + list(List.copyOf(unknown));
    }
    if (confidence == Confidence.POSSIBLE) {
      return ". Possible, not certain: no dump tells "
          + list(List.copyOf(unknown))
          + "; "
          + words(List.copyOf(dumps))
          + " would settle it";
    }
    return unknown.isEmpty() ? "" : ", sometimes: it depends on " + list(List.copyOf(unknown));
  }

  /** {@code 1 flow}, {@code 2 flows}. */
  static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  /** The first names, and how many more there are. */
  private static String list(Collection<?> names) {
    List<String> first = names.stream().limit(LISTED).map(Object::toString).toList();
    return names.size() <= LISTED
        ? words(first)
        : String.join(", ", first.subList(0, LISTED - 1))
            + " and "
            + (names.size() - LISTED + 1)
            + " others";
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  private static String words(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
