package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.SysctlLexer;
import io.github.ricochet.dump.parser.SysctlParser;
import io.github.ricochet.host.Sysctl;

/**
 * Reads {@code sysctl -a}, sysctl.conf and {@code grep . /proc/sys/net/bridge/*}: kernel settings
 * with their keys in any spelling.
 */
final class SysctlReader extends LineReader<SysctlParser> {

  private final boolean running;

  /**
   * @param running whether the kernel printed them; false for a configuration file
   */
  SysctlReader(boolean running) {
    super(SysctlLexer::new, SysctlParser::new, "net.ipv4.ip_forward = 1");
    this.running = running;
  }

  /** Comments of sysctl.conf, and what sysctl says of keys that it may not read. */
  @Override
  boolean isEmpty(String text) {
    String line = text.strip();
    return line.isEmpty()
        || line.charAt(0) == '#'
        || line.charAt(0) == ';'
        || line.startsWith("sysctl:")
        || line.startsWith("grep:")
        || line.startsWith("error:");
  }

  @Override
  void line(SysctlParser parser, Place place, Facts facts) {
    SysctlParser.LineContext line = parser.line();
    if (line.spared != null) {
      if (line.spared.getText().charAt(0) != '-') {
        throw new BadValue(line.spared, "followed by = and a value");
      }
      return;
    }
    if (line.file != null) {
      String[] parts = line.file.getText().split(":", 2);
      String path = ProcPath.ROOT + ProcPath.belowRoot(parts[0]);
      facts.add(new Sysctl(dotted(path), grepped(parts[1]), running, place.whole()));
      return;
    }
    boolean filed = line.value.getType() == SysctlParser.FILED;
    String value = line.value.getText().strip().substring(1).strip();
    value = filed ? grepped(value) : value;
    facts.add(new Sysctl(dotted(line.key.getText()), value, running, place.whole()));
  }

  /** The value without the number of its line, which {@code grep -n} prints: it is the first. */
  static String grepped(String value) {
    return value.startsWith("1:") ? value.substring(2) : value;
  }

  /**
   * The key with dots. sysctl takes the first separator of a key for the one that it uses: in
   * {@code net/ipv4/conf/eth0.100/rp_filter} the dot belongs to the interface's name.
   */
  static String dotted(String printed) {
    String key = printed.startsWith("-") ? printed.substring(1) : printed;
    boolean path = key.startsWith(ProcPath.ROOT);
    key = path ? key.substring(ProcPath.ROOT.length()) : key;
    int slash = key.indexOf('/');
    int dot = key.indexOf('.');
    if (slash < 0 || (dot >= 0 && dot < slash)) {
      return key;
    }
    StringBuilder dotted = new StringBuilder(key.length());
    key.chars().map(c -> c == '/' ? '.' : c == '.' ? '/' : c).forEach(c -> dotted.append((char) c));
    return dotted.toString();
  }
}
