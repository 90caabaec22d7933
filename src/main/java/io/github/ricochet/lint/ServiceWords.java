package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service as people write it: {@code 192.0.2.1}, {@code 192.0.2.1:80} or {@code
 * 192.0.2.1:80/tcp}.
 *
 * @param address the address that is asked
 * @param port the port that is asked; empty for any
 * @param protocol the IP protocol number; empty for any
 */
public record ServiceWords(Ip address, OptionalInt port, OptionalInt protocol) {

  private static final Pattern WORDS = Pattern.compile("([^:/]+)(?::(\\d{1,5}))?(?:/(\\w+))?");

  /** Reads it; empty if it is no service. */
  public static Optional<ServiceWords> parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      return Optional.empty();
    }
    String port = words.group(2);
    String name = words.group(3);
    OptionalInt number =
        port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    OptionalInt protocol = name == null ? OptionalInt.empty() : Protocols.number(name);
    if (number.orElse(0) > 65535 || (name != null && protocol.isEmpty())) {
      return Optional.empty();
    }
    return Ip.parse(words.group(1)).map(ip -> new ServiceWords(ip, number, protocol));
  }

  /** Whether the flow asks for it. */
  boolean isAskedBy(FlowGroup flow) {
    return flow.to().equals(address)
        && (port.isEmpty() || flow.ports().stream().anyMatch(p -> p.contains(port.getAsInt())))
        && (protocol.isEmpty() || flow.protocol().isEmpty() || protocol.equals(flow.protocol()));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return address
        + (port.isPresent() ? ":" + port.getAsInt() : "")
        + (protocol.isPresent() ? "/" + Protocols.name(protocol.getAsInt()) : "");
  }
}
