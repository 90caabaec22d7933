package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.SsLexer;
import io.github.ricochet.dump.parser.SsParser;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Listener;
import io.github.ricochet.host.xtables.Protocols;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Reads {@code ss -lntu} and {@code netstat -lntu}: TCP and UDP sockets that wait for anyone. */
final class SsReader extends LineReader<SsParser> {

  SsReader() {
    super(SsLexer::new, SsParser::new, "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*");
  }

  /** The headings of both programs. */
  @Override
  boolean isEmpty(String text) {
    // With -i, what TCP knows of a connection stands below it, indented.
    return super.isEmpty(text)
        || Character.isWhitespace(text.charAt(0))
        || text.stripLeading().startsWith("Netid")
        || text.stripLeading().startsWith("State ")
        || text.startsWith("Active ")
        || text.startsWith("unix ")
        || text.startsWith("Proto ");
  }

  @Override
  void line(SsParser parser, Place place, Facts facts) {
    SsParser.LineContext line = parser.line();
    String state = line.state == null ? "UNCONN" : line.state.getText();
    // ss -lnt and ss -lnu leave the protocol out, but TCP always has a state.
    String unnamed = state.equals("UNCONN") ? "udp" : "tcp";
    String name = line.protocol == null ? unnamed : line.protocol.getText();
    boolean tcp = name.startsWith("tcp");
    boolean waits = state.equals("LISTEN") || state.equals("UNCONN");
    if (!waits || !(tcp || name.startsWith("udp"))) {
      return;
    }
    facts.add(listener(tcp ? Protocols.TCP : Protocols.UDP, line.local, name, place));
  }

  /** {@code 10.0.0.1%eth0:53}, {@code [::1]:53}, {@code *:80}, or with netstat {@code :::80}. */
  private static Listener listener(int protocol, Token token, String name, Place place) {
    String text = token.getText();
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw new BadValue(token, "an address with a port, such as 0.0.0.0:22");
    }
    String address = text.substring(0, colon);
    int percent = address.indexOf('%');
    Optional<String> device =
        percent < 0
            ? Optional.empty()
            : Optional.of(address.substring(percent + 1).replace("]", ""));
    address = percent < 0 ? address : address.substring(0, percent);
    address = address.replace("[", "").replace("]", "");
    // ss prints * for an IPv6 socket that takes IPv4 too; netstat cannot tell, and most do.
    boolean netstat = name.endsWith("6") && address.equals("::");
    boolean any = netstat || address.equals("*") || address.equals("0.0.0.0");
    Optional<Ip> bound = any ? Optional.empty() : Ip.parse(address);
    if (!any && bound.isEmpty()) {
      throw new BadValue(
          token, "an address with a port, such as 0.0.0.0:22 (ss -n prints numbers)");
    }
    return new Listener(
        protocol, bound, device, port(token, text.substring(colon + 1)), place.whole());
  }

  private static int port(Token token, String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new BadValue(token, "an address with a port number (ss -n prints numbers)");
  }
}
