package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the fingerprints of a host's findings. They are taken over the rule's id, table, chain, the
 * rule's text without counters, and which of several equal ones it is, so that they stay when lines
 * move, counters grow or comments are edited.
 */
final class Fingerprints {

  private final Map<Origin, Rule> rules = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints(Host host) {
    Stream<Rule> all = host.rulesets().values().stream().flatMap(r -> r.rules());
    all.forEach(rule -> rules.put(rule.origin(), rule));
  }

  /** The next finding's fingerprint; findings have to be asked for in their order. */
  String next(String rule, List<Origin> locations, String detail) {
    Optional<Origin> place = locations.stream().findFirst();
    Rule line = place.map(rules::get).orElse(null);
    String text =
        line == null
            ? place.map(o -> o.file().name() + "\n" + o.text()).orElse("") + "\n" + detail
            : line.table() + "\n" + line.chain() + "\n" + line.save() + "\n" + occurrence(line);
    String key = rule + "\n" + text;
    return sha256(key + "\n" + seen.merge(key, 1, Integer::sum)).substring(0, 32);
  }

  /** Which of the equal rules of its chain it is, from 1. */
  private long occurrence(Rule line) {
    String text = line.save();
    return rules.values().stream()
        .filter(r -> r.family() == line.family())
        .filter(r -> r.table().equals(line.table()) && r.chain().equals(line.chain()))
        .filter(r -> r.number() <= line.number() && r.save().equals(text))
        .count();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JRE has it
    }
  }
}
