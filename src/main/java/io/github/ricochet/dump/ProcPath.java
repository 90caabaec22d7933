package io.github.ricochet.dump;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files below /proc/sys by the names that {@code grep}, {@code head} and {@code tail} print: the
 * whole path or, run inside a folder on the way, only the rest of it.
 */
final class ProcPath {

  static final String ROOT = "/proc/sys/";

  /** Of /proc/sys/net and what is in it; elsewhere the same names may be anybody's. */
  static final String RELATIVE =
      "(?:\\./)?(?:(?:(?:net/)?bridge/)?bridge-nf-[a-z0-9-]+|(?:net/)?ipv[46]/(?:[^/:\\s]+/)*[\\w-]+"
          + "|[^/:\\s]+/(?:rp_filter|route_localnet)|ip_forward)";

  private static final Pattern PARTS = Pattern.compile("(?:\\./)?(net/)?([^/]+)(/.*)?");

  private ProcPath() {}

  /** The path from /proc/sys on. */
  static String belowRoot(String printed) {
    if (printed.startsWith(ROOT)) {
      return printed.substring(ROOT.length());
    }
    Matcher parts = PARTS.matcher(printed);
    if (!parts.matches()) {
      return printed;
    }
    String name = parts.group(2);
    String rest = parts.group(3) == null ? "" : parts.group(3);
    if (parts.group(1) != null || name.matches("bridge|ipv[46]")) {
      return "net/" + name + rest;
    }
    if (name.startsWith("bridge-nf-")) {
      return "net/bridge/" + name;
    }
    return (rest.isEmpty() ? "net/ipv4/" : "net/ipv4/conf/") + name + rest;
  }
}
