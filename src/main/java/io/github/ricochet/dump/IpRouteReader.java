package io.github.ricochet.dump;

import io.github.ricochet.dump.parser.IpRouteLexer;
import io.github.ricochet.dump.parser.IpRouteParser;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Reads {@code ip route}, of one table or of all, with and without {@code -d}. */
final class IpRouteReader extends LineReader<IpRouteParser> {

  /** The highest 32-bit number: metrics are unsigned. */
  private static final long MAX_METRIC = 0xffffffffL;

  /** What iproute2 prints of IPv6 routes alone. */
  private static final Set<String> OF_IPV6 = Set.of("pref", "error", "expires");

  /** The RTN_* numbers of linux/rtnetlink.h from 1 on, which {@code ip -N} prints. */
  private static final List<Route.Type> NUMBERED =
      List.of(
          Route.Type.UNICAST,
          Route.Type.LOCAL,
          Route.Type.BROADCAST,
          Route.Type.ANYCAST,
          Route.Type.MULTICAST,
          Route.Type.BLACKHOLE,
          Route.Type.UNREACHABLE,
          Route.Type.PROHIBIT,
          Route.Type.THROW,
          Route.Type.NAT);

  private final String table;
  private final Family family;
  private Route pending;

  /**
   * @param table the table of routes that name none: {@code main}, unless another one was listed
   * @param family that of default routes which tell no other
   */
  IpRouteReader(String table, Family family) {
    super(IpRouteLexer::new, IpRouteParser::new, "10.0.0.0/24 dev br0 scope link src 10.0.0.1");
    this.table = table;
    this.family = family;
  }

  @Override
  void line(IpRouteParser parser, Place place, Facts facts) {
    for (IpRouteParser.PartContext part : parser.line().part()) {
      if (part.route() != null) {
        Route route = route(part.route(), place);
        flush(facts);
        pending = route;
      } else if (part.NEXTHOP() != null) {
        if (pending == null) {
          throw new BadValue(part.NEXTHOP().getSymbol(), "below the line of its route");
        }
        List<Route.NextHop> hops = new ArrayList<>(pending.nextHops());
        hops.add(nextHop(part.hop(), family(pending)));
        pending = pending.withNextHops(hops);
      }
    }
  }

  @Override
  void end(Facts facts) {
    flush(facts);
  }

  private void flush(Facts facts) {
    if (pending != null) {
      facts.add(pending);
    }
    pending = null;
  }

  private static Family family(Route route) {
    return route.destination().network().family();
  }

  private Route route(IpRouteParser.RouteContext route, Place place) {
    Draft draft = new Draft(table);
    for (IpRouteParser.AttributeContext attribute : route.attribute()) {
      draft.take(attribute);
    }
    Family told = draft.isIpv6() ? Family.IPV6 : family;
    Prefix destination = destination(route.destination, told);
    Route.Type type = type(route);
    List<Route.NextHop> hops =
        draft.hops.isEmpty()
            ? List.of()
            : List.of(nextHop(draft.hops, destination.network().family()));
    return new Route(
        type,
        destination,
        draft.table,
        hops,
        draft.source,
        draft.tos,
        draft.metric,
        draft.scope,
        draft.hops.stream()
            .noneMatch(h -> h.flag != null && h.flag.getType() == IpRouteParser.DEAD),
        place.whole());
  }

  private static Route.Type type(IpRouteParser.RouteContext route) {
    if (route.number != null) {
      int number = TokenValues.integer(route.number);
      if (number < 1 || number > NUMBERED.size()) {
        throw new BadValue(route.number, "the number of a type of route");
      }
      return NUMBERED.get(number - 1);
    }
    return route.type() == null
        ? Route.Type.UNICAST
        : Route.Type.valueOf(route.type().getText().toUpperCase(Locale.ROOT));
  }

  private static Prefix destination(Token token, Family family) {
    if (token.getType() == IpRouteParser.DEFAULT) {
      return Prefix.of(Ip.mask(family, 0), 0);
    }
    return TokenValues.prefix(token);
  }

  /** One way out. {@code via} may name a gateway of the other family (RFC 5549). */
  private static Route.NextHop nextHop(List<IpRouteParser.HopContext> parts, Family family) {
    Optional<Ip> gateway = Optional.empty();
    Optional<String> device = Optional.empty();
    OptionalInt weight = OptionalInt.empty();
    boolean onlink = false;
    for (IpRouteParser.HopContext part : parts) {
      if (part.gateway != null) {
        gateway =
            Optional.of(
                part.family == null
                    ? TokenValues.ip(part.gateway, family)
                    : TokenValues.ip(part.gateway));
      } else if (part.dev != null) {
        device = Optional.of(part.dev.getText());
      } else if (part.weight != null) {
        weight = OptionalInt.of(TokenValues.integer(part.weight));
      } else {
        onlink |= part.flag.getType() == IpRouteParser.ONLINK;
      }
    }
    return new Route.NextHop(gateway, device, weight, onlink);
  }

  /** The attributes of one route. */
  private static final class Draft {

    private final List<IpRouteParser.HopContext> hops = new ArrayList<>();
    private String table;
    private Optional<Ip> source = Optional.empty();
    private int tos;
    private long metric;
    private String scope = "global";
    private boolean six;

    Draft(String table) {
      this.table = table;
    }

    void take(IpRouteParser.AttributeContext attribute) {
      if (attribute.hop() != null) {
        hops.add(attribute.hop());
      } else if (attribute.table != null) {
        table = TokenValues.table(attribute.table.getText());
      } else if (attribute.preferred != null) {
        source = Optional.of(TokenValues.ip(attribute.preferred));
      } else if (attribute.scope != null) {
        scope = TokenValues.scope(attribute.scope.getText());
      } else if (attribute.metric != null) {
        // Signed, as iproute2 before 4.x printed it.
        metric =
            attribute.metric.getText().equals("-1")
                ? MAX_METRIC
                : TokenValues.number(attribute.metric, MAX_METRIC);
      } else if (attribute.tos != null) {
        tos = TokenValues.tos(attribute.tos);
      } else if (attribute.value != null) {
        six |= OF_IPV6.contains(attribute.getStart().getText());
      }
    }

    /** Whether the route is one of IPv6, which the destination of a default route does not tell. */
    boolean isIpv6() {
      return six
          || source.filter(ip -> ip.family() == Family.IPV6).isPresent()
          || hops.stream()
              .anyMatch(
                  h ->
                      h.gateway != null
                          && h.family == null
                          && h.gateway.getText().indexOf(':') >= 0);
    }
  }
}
