package io.github.ricochet.dump;

import io.github.ricochet.host.Sysctl;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files of /proc/sys and of sysfs as {@code head} and {@code tail} print several: each below
 * a line that names it. Files of a bridge or of a port have one line, so that the first counts.
 */
final class HeadedReader implements DumpReader {

  /** How such a listing of /proc/sys starts. */
  static final String PROC = "==> (?:/proc/sys/\\S+|" + ProcPath.RELATIVE + ") <==";

  /** How such a listing of sysfs starts. */
  static final String SYS = "==> (?:" + SysfsReader.FILES + ") <==";

  /** What may follow: one word or several numbers, or what the program says of a folder. */
  static final String VALUE = "[\\w.:=+/-]+|-?\\d+(?:\\s+-?\\d+)*|(?:head|tail): .*";

  private static final Pattern HEADING = Pattern.compile("==> (\\S+) <==");

  private final SysfsReader sysfs = new SysfsReader();

  @Override
  public void read(Stretch stretch, Facts facts) {
    String path = "";
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String text = KindDetector.head(stretch.file(), number).strip();
      Matcher heading = HEADING.matcher(text);
      if (heading.matches()) {
        path = heading.group(1);
      } else if (!path.isEmpty() && !text.isEmpty() && !text.matches("(?:head|tail): .*")) {
        take(path, text, new Place(stretch.file(), number), facts);
        path = "";
      }
    }
    sysfs.end(facts);
  }

  private void take(String path, String value, Place place, Facts facts) {
    if (!sysfs.take(path, value, place) && !path.startsWith("/sys/")) {
      String key = SysctlReader.dotted(ProcPath.ROOT + ProcPath.belowRoot(path));
      facts.add(new Sysctl(key, value, true, place.whole()));
    }
  }
}
