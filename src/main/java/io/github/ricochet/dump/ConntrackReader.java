package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.ConntrackLexer;
import io.github.ricochet.dump.parser.ConntrackParser;
import io.github.ricochet.host.Connection;
import io.github.ricochet.host.Ip;
import org.antlr.v4.runtime.Token;

/** Reads {@code conntrack -L} and /proc/net/nf_conntrack. */
final class ConntrackReader extends LineReader<ConntrackParser> {

  ConntrackReader() {
    super(
        ConntrackLexer::new,
        ConntrackParser::new,
        "tcp 6 300 ESTABLISHED src=10.0.0.2 dst=192.0.2.1 sport=3300 dport=80"
            + " src=10.0.0.3 dst=10.0.0.2 sport=80 dport=3300");
  }

  /** What the program says of itself at the end. */
  @Override
  boolean isEmpty(String text) {
    return super.isEmpty(text) || text.startsWith("conntrack v");
  }

  @Override
  void line(ConntrackParser parser, Place place, Facts facts) {
    ConntrackParser.LineContext line = parser.line();
    ConntrackParser.TupleContext original = line.original;
    int port = original.DPORT() == null ? -1 : port(original.DPORT().getSymbol());
    facts.add(
        new Connection(
            (int) TokenValues.number(line.protocol, 255),
            ip(original.SRC().getSymbol()),
            ip(original.DST().getSymbol()),
            port,
            ip(line.reply.SRC().getSymbol()),
            ip(line.reply.DST().getSymbol()),
            place.whole()));
  }

  private static Ip ip(Token token) {
    return Ip.parse(token.getText().substring("src=".length()))
        .orElseThrow(() -> new BadValue(token, "an IP address"));
  }

  private static int port(Token token) {
    String text = token.getText().substring("dport=".length());
    if (text.length() > 5 || Integer.parseInt(text) > 65535) {
      throw new BadValue(token, "a port");
    }
    return Integer.parseInt(text);
  }
}
