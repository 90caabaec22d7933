package io.github.ricochet.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kernel release, as {@code uname -r} prints it.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third, 0 where there is none
 * @param release the whole text
 */
public record KernelVersion(int major, int minor, int patch, String release) {

  /** The newest kernel whose path is known: what is assumed where no dump tells. */
  public static final KernelVersion NEWEST = new KernelVersion(6, 18, 0, "6.18");

  private static final Pattern RELEASE =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?.*");

  /** Reads a release such as {@code 5.15.0-91-generic}; empty where it is none. */
  public static Optional<KernelVersion> parse(String release) {
    Matcher m = RELEASE.matcher(release);
    if (!m.matches()) {
      return Optional.empty();
    }
    int patch = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    return Optional.of(
        new KernelVersion(
            Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), patch, release));
  }

  /** Whether it is this release or a later one. */
  public boolean atLeast(int major, int minor) {
    return atLeast(major, minor, 0);
  }

  /** Whether it is this release or a later one; the third number counts before 3.0, as 2.6.32. */
  public boolean atLeast(int major, int minor, int patch) {
    if (this.major != major) {
      return this.major > major;
    }
    return this.minor == minor ? this.patch >= patch : this.minor > minor;
  }
}
