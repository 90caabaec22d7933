package io.github.ricochet.lab;

import java.util.ArrayList;
import java.util.List;

/** Adds rules to chains that have much in common with the rules there, behind and before them. */
final class Repetition {

  private final Draw draw;

  Repetition(Draw draw) {
    this.draw = draw;
  }

  /** The text for iptables-restore, with further rules. */
  String of(String text) {
    List<String> lines = new ArrayList<>();
    List<String> more = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("-A ") && draw.chance(.5)) {
        more.add(changed(line));
      }
      if (line.equals("COMMIT")) {
        lines.addAll(more);
        more.clear();
      }
      if (line.matches("-A .* -j (ACCEPT|DROP)") && !line.contains(" -s ") && draw.chance(.3)) {
        lines.add(insert(line, " -s 10.0.0.0/24"));
      }
      lines.add(line);
    }
    return lines.isEmpty() ? text : String.join("\n", lines) + "\n";
  }

  /**
   * The same rule, or one for fewer or for more packets, or one that does the opposite with them.
   */
  private String changed(String rule) {
    String narrow = draw.pick("", "", " -s 10.0.0.0/24", " ! -d 10.0.0.2/32", " -m mark --mark 0");
    String option = narrow.isEmpty() ? "" : narrow.replaceAll(".*(-[sdm]) .*", "$1");
    String body = option.isEmpty() || rule.contains(option + " ") ? rule : insert(rule, narrow);
    if (draw.chance(.3)) {
      body = body.replaceFirst(" -m conntrack --ctstate \\S+", "");
    }
    if (draw.chance(.3)) {
      body = body.replaceFirst("-j (ACCEPT|DROP)$", draw.pick("-j ACCEPT", "-j DROP"));
    }
    return body;
  }

  private static String insert(String rule, String test) {
    int target = rule.lastIndexOf(" -j ");
    return target < 0 ? rule : rule.substring(0, target) + test + rule.substring(target);
  }
}
