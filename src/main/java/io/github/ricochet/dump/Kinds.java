package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import java.util.regex.Pattern;

/** What only a whole stretch tells of its kind. */
final class Kinds {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\d+: \\S+)?\\s+(?:inet6? |valid_lft ).*|\\S+\\s+[A-Z]+\\s+[0-9a-fA-F.:]+/\\d+.*");
  private static final Pattern CONF =
      Pattern.compile("\\s*[#;].*|\\s*-?[^/=\\s][^=\\s]+(?:=.*| +=\\S.*)|\\s*-?[^/=\\s][^=:\\s]+");

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
    if (Shape.HEADED_SYSCTL.starts(KindDetector.head(stretch.file(), stretch.first()))) {
      return false;
    }
    return stretch.file().name().endsWith(".conf") || anyLine(stretch, CONF);
  }

  private static boolean anyLine(Stretch stretch, Pattern pattern) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String line = KindDetector.head(stretch.file(), number);
      if (!line.isEmpty()
          && !line.startsWith("sysctl:")
          && !line.startsWith("error:")
          && pattern.matcher(line).matches()) {
        return true;
      }
    }
    return false;
  }
}
