package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.ProbeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel did with a probe.
 *
 * @param result {@code ok}, {@code timeout}, or the error that the sender got
 * @param answeredBy the machine that answered
 * @param seenSource the source address that it saw
 * @param arrivals where the first packet arrived, as {@code truth.json} has it
 */
record Result(
    ProbeSpec probe,
    String result,
    Optional<String> answeredBy,
    Optional<String> seenSource,
    List<Object> arrivals) {

  /** From what the agent says. */
  @SuppressWarnings("unchecked")
  static Result of(ProbeSpec probe, Map<String, Object> said) {
    return new Result(
        probe,
        (String) said.get("result"),
        Optional.ofNullable((String) said.get("answered_by")),
        Optional.ofNullable((String) said.get("seen_source")),
        (List<Object>) said.get("arrivals"));
  }

  /** Whether the kernel did the same, wherever else copies of the packet went. */
  boolean sameEnd(Result other) {
    return result.equals(other.result)
        && answeredBy.equals(other.answeredBy)
        && seenSource.equals(other.seenSource);
  }

  /** The ports that the first packet, or copies of it, arrived at. */
  List<Integer> arrivedAt() {
    return arrivals.stream()
        .map(arrival -> ((Number) ((Map<?, ?>) arrival).get("dport")).intValue())
        .toList();
  }

  /** The probe in {@code truth.json}. */
  Map<String, Object> tree() {
    Map<String, Object> tree = SpecJson.tree(probe);
    Map<String, Object> told = new LinkedHashMap<>(tree);
    told.put("result", result);
    told.put("answered_by", answeredBy.orElse(null));
    told.put("seen_source", seenSource.orElse(null));
    told.put("arrivals", arrivals);
    return told;
  }
}
