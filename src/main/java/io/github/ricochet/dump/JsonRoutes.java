package io.github.ricochet.dump;

import io.github.ricochet.dump.IpRuleReader.RuleDraft;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.RoutingRule.Action;
import io.github.ricochet.host.xtables.Protocols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Objects of {@code ip -j neigh}, {@code ip -j route} and {@code ip -j rule}. */
final class JsonRoutes {

  private static final long MAX_32_BITS = 0xffffffffL;

  private JsonRoutes() {}

  /** What rules ask that no packet of the simulator carries. */
  private static final List<String> UNMODELLED =
      List.of(
          "uid_start",
          "tun_id",
          "suppress_ifgroup",
          "dscp",
          "dscp_mask",
          "flowlabel",
          "flowlabel_mask",
          "sport_mask",
          "dport_mask");

  /** An entry of the neighbour table. */
  static void neighbour(JsonItem item, Facts facts) {
    if (item.has("proxy")) {
      return;
    }
    List<String> states = item.strings("state");
    facts.add(
        new Neighbour(
            item.ip("dst").orElseThrow(() -> new JsonItem.BadMemberException("\"dst\" is missing")),
            item.need("dev"),
            item.mac("lladdr"),
            states.isEmpty() ? "NONE" : states.get(0),
            item.origin()));
  }

  /** A route. */
  static void route(JsonItem item, Facts facts) {
    boolean isDefault = item.need("dst").equals("default");
    Family family = isDefault ? familyOfDefault(item) : item.prefix("dst").network().family();
    List<JsonItem> hops = item.items("nexthops");
    boolean goesOut = item.has("dev") || item.has("gateway") || item.has("via");
    List<Route.NextHop> nextHops =
        hops.isEmpty() && goesOut
            ? List.of(nextHop(item))
            : hops.stream().map(JsonRoutes::nextHop).toList();
    facts.add(
        new Route(
            type(item),
            isDefault ? Prefix.of(Ip.mask(family, 0), 0) : item.prefix("dst"),
            TokenValues.table(item.text("table").orElse("main")),
            nextHops,
            item.ip("prefsrc"),
            (int) item.number("tos", 255),
            item.number("metric", MAX_32_BITS),
            TokenValues.scope(item.text("scope").orElse("global")),
            !item.strings("flags").contains("dead"),
            item.origin()));
  }

  /**
   * The family of a default route shows in its gateways, or in {@code pref}, which IPv6 alone has.
   */
  private static Family familyOfDefault(JsonItem item) {
    boolean six =
        item.has("pref")
            || item.ip("gateway").filter(ip -> ip.family() == Family.IPV6).isPresent()
            || item.items("nexthops").stream()
                .anyMatch(
                    h -> h.ip("gateway").filter(ip -> ip.family() == Family.IPV6).isPresent());
    return six ? Family.IPV6 : Family.IPV4;
  }

  private static Route.Type type(JsonItem item) {
    String name = item.text("type").orElse("unicast");
    try {
      return Route.Type.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw JsonItem.bad("type", name, "a type of route");
    }
  }

  private static Route.NextHop nextHop(JsonItem item) {
    Optional<Ip> gateway = item.ip("gateway").or(() -> item.item("via").ip("host"));
    return new Route.NextHop(
        gateway, item.text("dev"), item.number("weight"), item.strings("flags").contains("onlink"));
  }

  /** A rule of the routing policy database. */
  static void rule(JsonItem item, Facts facts) {
    RuleDraft draft = new RuleDraft();
    draft.priority = item.number("priority", MAX_32_BITS);
    draft.not = item.has("not");
    draft.from = prefix(item, "src", "srclen");
    draft.to = prefix(item, "dst", "dstlen");
    draft.iif = item.text("iif");
    draft.oif = item.text("oif");
    draft.tos = item.has("tos") ? (int) item.number("tos", 255) : 0;
    if (item.has("fwmark")) {
      int mask = item.has("fwmask") ? (int) item.number("fwmask", MAX_32_BITS) : -1;
      draft.mark = Optional.of(new MarkMask((int) item.number("fwmark", MAX_32_BITS), mask));
    }
    draft.protocol = item.text("ipproto").map(JsonRoutes::protocol).orElse(OptionalInt.empty());
    draft.sourcePorts = ports(item, "sport");
    draft.destinationPorts = ports(item, "dport");
    for (String selector : UNMODELLED) {
      item.text(selector).ifPresent(value -> draft.unmodelled.addAll(List.of(selector, value)));
    }
    draft.suppressPrefixLength = item.number("suppress_prefixlen");
    action(item, draft);
    facts.add(draft.rule(Family.IPV4, item.origin()));
  }

  private static void action(JsonItem item, RuleDraft draft) {
    draft.table =
        item.has("l3mdev")
            ? RoutingRule.VRF_TABLE
            : TokenValues.table(item.text("table").orElse(""));
    if (item.has("goto")) {
      draft.action = Action.GOTO;
      draft.gotoPriority = item.number("goto", MAX_32_BITS);
    } else if (item.has("action")) {
      String name = item.need("action");
      try {
        draft.action = Action.valueOf(name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw JsonItem.bad("action", name, "an action of ip rule");
      }
    } else if (draft.table.isEmpty()) {
      draft.action = Action.NOP;
    }
  }

  private static Optional<Prefix> prefix(JsonItem item, String name, String lengthName) {
    Optional<String> text = item.text(name).filter(t -> !t.equals("all"));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Ip address = item.ip(name).orElseThrow();
    int bits = address.family().bits();
    int length = item.has(lengthName) ? (int) item.number(lengthName, bits) : bits;
    return Optional.of(Prefix.of(address, length));
  }

  private static OptionalInt protocol(String name) {
    OptionalInt number = Protocols.number(name);
    if (number.isEmpty()) {
      throw JsonItem.bad("ipproto", name, "an IP protocol");
    }
    return number;
  }

  private static Optional<PortRange> ports(JsonItem item, String name) {
    if (item.has(name + "_start")) {
      int first = (int) item.number(name + "_start", 65535);
      return Optional.of(new PortRange(first, (int) item.number(name + "_end", 65535)));
    }
    return item.has(name)
        ? Optional.of(PortRange.of((int) item.number(name, 65535)))
        : Optional.empty();
  }
}
