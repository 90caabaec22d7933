package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Sysctl;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of a copied tree that hold one bare value: proc/sys/net/ipv4/ip_forward, or
 * sys/class/net/veth0/brport/hairpin_mode. Such a value alone says nothing, so that here the path
 * has to tell what it is.
 */
final class TreeValues {

  private static final Pattern SYSCTL = Pattern.compile("(?:.*/)?proc/sys/(\\S+)");
  private static final Pattern SYSFS = Pattern.compile("(?:.*?)(/?sys/(?:class|devices)/\\S+)");

  private final SysfsReader sysfs = new SysfsReader();

  /** Takes a file by its path; empty where it is none of these. */
  Optional<DumpKind> take(DumpFile file, Facts facts) {
    Matcher sysctl = SYSCTL.matcher(file.name());
    if (file.lines() > 1 || file.text().isBlank()) {
      return Optional.empty();
    }
    Place place = new Place(file, 1);
    String value = KindDetector.head(file, 1).strip();
    if (sysctl.matches()) {
      facts.add(
          new Sysctl(
              SysctlReader.dotted("/proc/sys/" + sysctl.group(1)), value, true, place.whole()));
      return Optional.of(DumpKind.SYSCTL);
    }
    Matcher path = SYSFS.matcher(file.name());
    boolean taken =
        path.matches() && sysfs.take("/" + path.group(1).replaceFirst("^/", ""), value, place);
    return taken ? Optional.of(DumpKind.SYSFS) : Optional.empty();
  }

  /** Adds what only several files together tell. */
  void end(Facts facts) {
    sysfs.end(facts);
  }
}
