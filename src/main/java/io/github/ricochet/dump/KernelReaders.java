package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.KernelVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers of what the kernel says of itself: its release and its modules. */
final class KernelReaders {

  /** {@code uname -a} with the host's name before the release, and /proc/version. */
  private static final Pattern NAMED =
      Pattern.compile("Linux (?:version|\\S+) (\\d+\\.\\d\\S*)(?: .*)?");

  /** {@code uname -r}, {@code -sr}, {@code -srm} or {@code -rv}. */
  private static final Pattern UNNAMED = Pattern.compile("(?:Linux )?(\\S+)(?: .*)?");

  private KernelReaders() {}

  /** Reads {@code uname} with any options that print the release. */
  static void uname(Stretch stretch, Facts facts) {
    DumpFile file = stretch.file();
    String line = file.line(stretch.first()).strip();
    String release = release(line);
    Optional<KernelVersion> version = KernelVersion.parse(release);
    if (version.isPresent()) {
      facts.add(version.get());
    } else {
      facts.notUnderstood(
          new Place(file, stretch.first()).whole(),
          Quote.of(release) + " is not a kernel release such as 6.1.0-18-amd64");
    }
  }

  /** The kernel's release in a line of {@code uname}. */
  static String release(String line) {
    Matcher named = NAMED.matcher(line);
    Matcher unnamed = UNNAMED.matcher(line);
    return named.matches() ? named.group(1) : unnamed.matches() ? unnamed.group(1) : line;
  }

  /** Reads {@code lsmod} and /proc/modules: a module's name is the first word of its line. */
  static void lsmod(Stretch stretch, Facts facts) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String line = KindDetector.head(stretch.file(), number);
      int end = line.indexOf(' ');
      if (end > 0 && !line.startsWith("Module ") && line.charAt(0) != '#') {
        facts.addModule(line.substring(0, end));
      }
    }
  }
}
