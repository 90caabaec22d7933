package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.util.regex.Pattern;

/** What only a whole stretch tells of its kind, and what is said of kinds that cannot be read. */
final class Kinds {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\d+: \\S+)?\\s+(?:inet6? |valid_lft ).*|\\S+\\s+[A-Z]+\\s+[0-9a-fA-F.:]+/\\d+.*");
  private static final Pattern CONF =
      Pattern.compile("\\s*[#;].*|\\s*-?[^/=\\s][^=\\s]+(?:=.*| +=\\S.*|)");

  private Kinds() {}

  /** The kind that the whole stretch shows where its first line fits several. */
  static Stretch refine(Stretch stretch) {
    return switch (stretch.kind()) {
      case IP_LINK -> anyLine(stretch, ADDRESS) ? stretch.as(DumpKind.IP_ADDR) : stretch;
      case SYSCTL -> isConfiguration(stretch) ? stretch.as(DumpKind.SYSCTL_CONF) : stretch;
      default -> stretch;
    };
  }

  /**
   * {@code sysctl -a} prints a blank on either side of the equals sign and no comments; where a
   * configuration file does the same, its name is all that is left.
   */
  private static boolean isConfiguration(Stretch stretch) {
    return stretch.file().name().endsWith(".conf") || anyLine(stretch, CONF);
  }

  private static boolean anyLine(Stretch stretch, Pattern pattern) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String line = KindDetector.head(stretch.file(), number);
      if (!line.isEmpty() && !line.startsWith("sysctl:") && pattern.matcher(line).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Says of a dump that is recognised why it is not read, and what to save in its place. */
  static void refuse(Stretch stretch, Facts facts) {
    Origin origin = Origin.ofLine(stretch.file(), stretch.first());
    switch (stretch.kind()) {
      case NFT_RULESET ->
          facts.problem(
              Problem.Kind.NOT_SIMULATED,
              origin,
              "native nftables rules are recognised but not simulated yet");
      case IPTABLES_LIST ->
          refuse(facts, origin, "iptables -L leaves out what rules say", "iptables-save");
      case EBTABLES_LIST -> refuse(facts, origin, "ebtables -L is not read", "ebtables-save");
      case ARPTABLES_SAVE ->
          facts.problem(Problem.Kind.NOT_SIMULATED, origin, "arptables rules are not simulated");
      case IFCONFIG ->
          refuse(facts, origin, "ifconfig knows no bridge ports", "ip -d link; ip addr");
      default ->
          refuse(
              facts,
              origin,
              stretch.kind().command() + " is not read",
              "the commands of the manual");
    }
  }

  private static void refuse(Facts facts, Origin origin, String why, String command) {
    facts.problem(Problem.Kind.REFUSED, origin, why + "; save the output of: " + command);
  }
}
