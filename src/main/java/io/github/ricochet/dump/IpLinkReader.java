package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpLinkLexer;
import io.github.ricochet.dump.parser.IpLinkParser;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * Reads {@code ip link} and {@code ip addr}, with and without {@code -d}, {@code -s}, {@code -o}.
 */
final class IpLinkReader extends LineReader<IpLinkParser> {
  private static final Pattern BLACKED_OUT =
      Pattern.compile("[0-9a-fA-FxX.:/*]*[xX*]+[0-9a-fA-FxX.:/*]*");

  private LinkDraft link;

  IpLinkReader() {
    super(
        IpLinkLexer::new,
        IpLinkParser::new,
        "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP");
  }

  @Override
  void line(IpLinkParser parser, Place place, Facts facts) {
    for (IpLinkParser.PartContext part : parser.line().part()) {
      if (part.header() != null) {
        finish(facts);
        header(part.header(), place);
      } else if (part.linkLayer() != null) {
        linkLayer(part.linkLayer());
      } else if (part.detail() != null) {
        detail(part.detail(), place);
      } else if (part.address() != null) {
        address(part, place, facts);
      }
    }
  }

  @Override
  void end(Facts facts) {
    finish(facts);
  }

  private void finish(Facts facts) {
    if (link != null) {
      link.addTo(facts);
    }
    link = null;
  }

  private void header(IpLinkParser.HeaderContext header, Place place) {
    LinkDraft draft = new LinkDraft(header.name.getText(), place.whole());
    draft.index(header.INDEX().getSymbol());
    draft.flags(header.FLAGS().getText());
    for (IpLinkParser.AttributeContext attribute : header.attribute()) {
      if (attribute.mtu != null) {
        draft.mtu(TokenValues.integer(attribute.mtu));
      } else if (attribute.master != null) {
        draft.master(attribute.master.getText());
      } else if (attribute.group != null) {
        draft.group(attribute.group.getText());
      }
    }
    link = draft;
  }

  private void linkLayer(IpLinkParser.LinkLayerContext layer) {
    if (link == null) {
      throw new BadValue(layer.LINK().getSymbol(), "below the line of its interface");
    }
    if (layer.mac != null) {
      link.mac(TokenValues.mac(layer.mac));
    }
    for (IpLinkParser.FactContext fact : layer.fact()) {
      if (fact.promiscuity != null) {
        link.promiscuity(TokenValues.integer(fact.promiscuity));
      }
    }
  }

  private void detail(IpLinkParser.DetailContext detail, Place place) {
    if (link == null) {
      throw new BadValue(detail.getStart(), "below the line of its interface");
    }
    if (detail.kind == null) {
      return;
    }
    WordPairs pairs = new WordPairs(detail.setting().stream().map(s -> s.getStart()).toList());
    switch (detail.kind.getType()) {
      case IpLinkParser.BRIDGE_SLAVE -> {
        link.port(place.whole(), pairs);
        link.portNumber(pairs.number("port_no"));
      }
      case IpLinkParser.BRIDGE -> link.bridge(place.whole(), pairs);
      case IpLinkParser.VLAN -> link.vlan(pairs.number("id"));
      case IpLinkParser.VRF -> link.vrf(pairs.text("table"));
      default -> link.kind(detail.kind.getText());
    }
  }

  private void address(IpLinkParser.PartContext part, Place place, Facts facts) {
    IpLinkParser.AddressContext address = part.address();
    if (part.name == null && link == null) {
      throw new BadValue(address.family, "below the line of its interface");
    }
    String device = part.name == null ? link.name() : LinkDraft.nameOf(part.name.getText());
    if (address.local == null || isBlackedOut(address.local)) {
      facts.problem(
          Problem.Kind.FOREIGN_TEXT,
          place.whole(),
          "an address of " + device + " is blacked out, so it is not known");
      return;
    }
    facts.add(addressOf(address, device, place.whole()));
  }

  /** Whether somebody wrote X over digits before the dump was handed on. */
  private static boolean isBlackedOut(Token local) {
    return BLACKED_OUT.matcher(local.getText()).matches();
  }

  private static InterfaceAddress addressOf(
      IpLinkParser.AddressContext address, String device, Origin origin) {
    boolean six = address.family.getType() == IpLinkParser.INET6;
    Family family = six ? Family.IPV6 : Family.IPV4;
    // With a peer, the prefix length stands behind the peer: `inet 10.0.0.1 peer 10.0.0.2/32`.
    Token withLength = address.peer == null ? address.local : address.peer;
    String[] parts = withLength.getText().split("/", 2);
    int length = prefixLength(withLength, parts, family);
    Optional<Ip> end = Ip.parse(parts[0]).filter(ip -> ip.family() == family);
    if (end.isEmpty()) {
      throw new BadValue(withLength, "an address such as " + (six ? "fd00::1/64" : "10.0.0.1/24"));
    }
    String scope = "global";
    boolean secondary = false;
    Optional<Ip> broadcast = Optional.empty();
    for (IpLinkParser.PropertyContext property : address.property()) {
      if (property.scope != null) {
        scope = TokenValues.scope(property.scope.getText());
      } else if (property.broadcast != null) {
        broadcast = Optional.of(TokenValues.ip(property.broadcast, family));
      } else if (property.flag != null) {
        secondary = true;
      }
    }
    boolean peer = address.peer != null;
    Ip local = peer ? TokenValues.ip(address.local, family) : end.get();
    return new InterfaceAddress(
        device, local, length, peer ? end : Optional.empty(), broadcast, scope, secondary, origin);
  }

  private static int prefixLength(Token token, String[] parts, Family family) {
    if (parts.length == 1) {
      return family.bits();
    }
    return Prefix.parse(token.getText())
        .map(Prefix::length)
        .filter(length -> length.isPresent() && parts[1].indexOf('.') < 0)
        .orElseThrow(
            () -> new BadValue(token, "an address with a prefix length up to " + family.bits()))
        .getAsInt();
  }
}
