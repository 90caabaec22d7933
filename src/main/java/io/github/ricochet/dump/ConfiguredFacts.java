package io.github.ricochet.dump;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What configuration files say there is to be. It fills what no dump tells of what is there; where
 * a dump tells otherwise, the dump is right.
 */
final class ConfiguredFacts {

  private static final Set<String> NAMES =
      Set.of("rules.v4", "rules.v6", "iptables.up.rules", "sysctl.conf", "interfaces");

  private static final Pattern GLOB_PART =
      Pattern.compile("(\\[[A-Za-z0-9]+\\])|.", Pattern.DOTALL);

  private ConfiguredFacts() {}

  /**
   * Whether a file tells what is to be, and not what is: it is below etc, or called like one there.
   */
  static boolean isConfiguration(String file) {
    String path = ("/" + file).toLowerCase(Locale.ROOT);
    return path.contains("/etc/") || NAMES.contains(DumpFile.baseName(path));
  }

  /** Adds to the running facts what is only configured. */
  static void fill(Facts running, Facts configured) {
    boolean links = !running.interfaces().isEmpty() || !running.ports().isEmpty();
    for (BridgePort port : configured.ports().values()) {
      List<String> names = names(port.name(), running.interfaces().keySet());
      for (String name : names) {
        BridgePort known = running.ports().get(name);
        if (known != null && known.bridge().equals(port.bridge())) {
          running.ports().put(name, Merging.fill(known, port));
        } else if (known == null && (!links || hasMaster(running, name, port.bridge()))) {
          running.add(Merging.named(port, name));
        }
      }
    }
    if (!links) {
      configured.bridges().values().forEach(running::add);
      configured.bridges().keySet().forEach(name -> running.add(bridge(name, configured)));
    }
    if (running.addresses().isEmpty()) {
      configured.addresses().forEach(running::add);
    }
  }

  private static boolean hasMaster(Facts running, String name, String bridge) {
    Interface link = running.interfaces().get(name);
    return link != null && link.master().filter(bridge::equals).isPresent();
  }

  /** The interfaces that a pattern such as {@code veth*} means. */
  private static List<String> names(String pattern, Set<String> interfaces) {
    if (pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      return List.of(pattern);
    }
    Pattern shell = shellPattern(pattern);
    return interfaces.stream().filter(name -> shell.matcher(name).matches()).toList();
  }

  /** A pattern of the shell (glob(7)): {@code *}, {@code ?} and sets of letters and digits. */
  private static Pattern shellPattern(String glob) {
    StringBuilder regex = new StringBuilder();
    Matcher part = GLOB_PART.matcher(glob);
    while (part.find()) {
      String text = part.group();
      if (text.equals("*")) {
        regex.append(".*");
      } else if (text.equals("?")) {
        regex.append('.');
      } else {
        regex.append(part.group(1) == null ? Pattern.quote(text) : text);
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static Interface bridge(String name, Facts configured) {
    return new Interface(
        name,
        0,
        Optional.<Mac>empty(),
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        Optional.of("bridge"),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Setting.UNKNOWN,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        configured.bridges().get(name).origin());
  }
}
