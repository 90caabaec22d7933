package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Route;
import java.util.Optional;

/** Route decisions for packets that come in and go out (net/ipv4/route.c, fib_frontend.c). */
final class Routing {

  private final Walk walk;

  Routing(Walk walk) {
    this.walk = walk;
  }

  /** What ip_route_input() says: a route, or why the packet is a martian. */
  record Input(Dst dst, Loss.Reason martian, String why) {

    static Input of(Dst dst) {
      return new Input(dst, null, "");
    }

    static Input martian(Loss.Reason reason, String why) {
      return new Input(null, reason, why);
    }
  }

  /** ip_route_input_slow(). */
  Input input(Skb skb, String dev) {
    Packet p = skb.packet();
    boolean localnet = walk.net().conf().routeLocalnet(dev);
    if (p.source().isMulticast()
        || p.source().low() == 0xffffffffL
        || p.source().low() >>> 24 == 0) {
      return Input.martian(Loss.Reason.MARTIAN_SOURCE, "martian source " + p.source());
    }
    if (p.destination().isLoopback() && !localnet) {
      return Input.martian(
          Loss.Reason.LOOPBACK,
          p.destination() + " came in by " + dev + ", where route_localnet is 0");
    }
    if (!p.destination().isLoopback() && p.source().isLoopback() && !localnet) {
      return Input.martian(
          Loss.Reason.LOOPBACK,
          "source " + p.source() + " came in by " + dev + ", where route_localnet is 0");
    }
    FibKey key = FibKey.of(p, dev, skb.mark());
    FibResult found = walk.net().fib().lookup(key, walk);
    boolean forwarding = walk.net().conf().forwarding(dev, walk);
    if (found.failed()) {
      return Input.of(Dst.error(forwarding ? found.error() : Dst.Unreachable.EHOSTUNREACH));
    }
    if (found.type() == Route.Type.BROADCAST) {
      return Input.of(
          new Dst(
              Dst.Action.BROADCAST,
              "lo",
              Optional.empty(),
              Optional.empty(),
              Dst.Unreachable.NONE,
              false));
    }
    if (found.type() == Route.Type.LOCAL) {
      Validity valid = validateSource(skb, key, dev, "");
      return valid.martian != null ? Input.martian(valid.martian, valid.why) : Input.of(local());
    }
    if (!forwarding) {
      return Input.of(Dst.error(Dst.Unreachable.EHOSTUNREACH));
    }
    if (found.type() != Route.Type.UNICAST) {
      return Input.martian(Loss.Reason.NO_ROUTE, "martian destination " + p.destination());
    }
    Validity valid = validateSource(skb, key, dev, found.dev());
    if (valid.martian != null) {
      return Input.martian(valid.martian, valid.why);
    }
    return Input.of(
        new Dst(
            Dst.Action.FORWARD,
            found.dev(),
            found.gateway(),
            found.source(),
            Dst.Unreachable.NONE,
            valid.onLink));
  }

  private static Dst local() {
    return new Dst(
        Dst.Action.LOCAL, "lo", Optional.empty(), Optional.empty(), Dst.Unreachable.NONE, false);
  }

  /** What fib_validate_source() says of a source address. */
  private record Validity(Loss.Reason martian, String why, boolean onLink) {

    static Validity ok(boolean onLink) {
      return new Validity(null, "", onLink);
    }
  }

  /** fib_validate_source(): is the source one that may come in here? */
  private Validity validateSource(Skb skb, FibKey key, String dev, String oif) {
    InetConf conf = walk.net().conf();
    int rpFilter = conf.rpFilter(dev, walk);
    if (rpFilter == 0 && (!dev.equals(oif) || !conf.sendRedirects(dev))) {
      if (conf.acceptLocal(dev)) {
        return Validity.ok(false);
      }
      if (!walk.net().fib().hasCustomRules()) {
        boolean own = walk.net().owns(key.source());
        return own && walk.net().models(Mechanism.MARTIAN_SOURCE)
            ? ownSource(key.source(), dev)
            : Validity.ok(false);
      }
    }
    return fullCheck(skb, key, dev, oif, rpFilter);
  }

  private static Validity ownSource(Ip source, String dev) {
    return new Validity(
        Loss.Reason.MARTIAN_SOURCE,
        "source " + source + " is the host's own, and accept_local is 0 on " + dev,
        false);
  }

  /** __fib_validate_source(): would an answer leave by the device that the packet came in by? */
  private Validity fullCheck(Skb skb, FibKey key, String dev, String oif, int rpFilter) {
    InetConf conf = walk.net().conf();
    int mark = conf.srcValidMark(dev) ? skb.mark() : 0;
    FibKey reversed = key.reversed(oif.isEmpty() ? "lo" : oif, mark);
    FibKey back =
        walk.net().models(Mechanism.RP_FILTER_SOURCE) ? reversed : reversed.withSource(Ip.ANY);
    FibResult found = walk.net().fib().lookup(back, walk);
    if (found.failed()) {
      return lastResort(rpFilter, key.source(), dev);
    }
    if (found.type() != Route.Type.UNICAST
        && (found.type() != Route.Type.LOCAL || !conf.acceptLocal(dev))) {
      return ownSource(key.source(), dev);
    }
    if (uses(found, dev) || (found.type() == Route.Type.LOCAL && dev.equals("lo"))) {
      return Validity.ok(found.onLink());
    }
    Device device = walk.net().device(dev);
    if (device == null || device.addresses().isEmpty()) {
      return lastResort(rpFilter, key.source(), dev);
    }
    if (rpFilter == 1) {
      return spoofed(rpFilter, key.source(), dev);
    }
    FibResult bound = walk.net().fib().lookup(back.withOif(dev), walk);
    boolean onLink = !bound.failed() && bound.type() == Route.Type.UNICAST && bound.onLink();
    return Validity.ok(onLink);
  }

  /** The label last_resort of __fib_validate_source(). */
  private static Validity lastResort(int rpFilter, Ip source, String dev) {
    return rpFilter > 0 ? spoofed(rpFilter, source, dev) : Validity.ok(false);
  }

  private static Validity spoofed(int rpFilter, Ip source, String dev) {
    String why = "rp_filter " + rpFilter + " on " + dev + ": an answer to " + source;
    return new Validity(Loss.Reason.RP_FILTER, why + " would not leave by " + dev, false);
  }

  /** fib_info_nh_uses_dev(): any next hop of the route counts. */
  private static boolean uses(FibResult found, String dev) {
    return found.dev().equals(dev)
        || (found.route() != null
            && found.route().nextHops().stream()
                .anyMatch(h -> h.device().map(dev::equals).orElse(false)));
  }

  /**
   * xt_rpfilter's lookup: {@code -m rpfilter}. rpfilter_mt() of net/ipv4/netfilter/ipt_rpfilter.c
   * fills in no protocol and no ports, so that rules of policy routing which name them do not hold.
   */
  boolean rpfilterMatch(Skb skb, String in, boolean loose, boolean validMark, boolean acceptLocal) {
    if (in.equals("lo")) {
      return true;
    }
    FibKey back =
        FibKey.of(skb.packet(), in, skb.mark()).reversed("lo", validMark ? skb.mark() : 0);
    boolean byAddresses = walk.net().models(Mechanism.RPFILTER_BY_ADDRESSES);
    FibResult found = walk.net().fib().lookup(byAddresses ? back.withoutPorts() : back, walk);
    if (found.failed()) {
      return false;
    }
    if (found.type() != Route.Type.UNICAST && (found.type() != Route.Type.LOCAL || !acceptLocal)) {
      return false;
    }
    return loose || uses(found, in);
  }

  /** What ip_route_output() says: a route, or the error that the sender gets. */
  record Output(Dst dst, Ip source, Dst.Unreachable error) {

    static Output failed(Dst.Unreachable error) {
      return new Output(null, Ip.ANY, error);
    }

    boolean ok() {
      return dst != null;
    }
  }

  /**
   * ip_route_output_key().
   *
   * @param anySource whether the source need not be the host's own (FLOWI_FLAG_ANYSRC)
   */
  Output output(FibKey key, boolean anySource) {
    if (!key.source().equals(Ip.ANY) && !anySource && !walk.net().owns(key.source())) {
      return Output.failed(Dst.Unreachable.EINVAL);
    }
    FibResult found = walk.net().fib().lookup(key, walk);
    if (found.failed()) {
      return Output.failed(found.error());
    }
    boolean choose = key.source().equals(Ip.ANY);
    if (found.type() == Route.Type.LOCAL) {
      Ip source = choose ? found.source().orElse(key.destination()) : key.source();
      return new Output(local(), source, Dst.Unreachable.NONE);
    }
    Ip source = choose ? preferredSource(found) : key.source();
    if (source.isLoopback()
        && !found.dev().equals("lo")
        && !walk.net().conf().routeLocalnet(found.dev())) {
      return Output.failed(Dst.Unreachable.EINVAL);
    }
    return new Output(
        new Dst(
            Dst.Action.FORWARD,
            found.dev(),
            found.gateway(),
            found.source(),
            Dst.Unreachable.NONE,
            false),
        source,
        Dst.Unreachable.NONE);
  }

  /** fib_result_prefsrc(). */
  private Ip preferredSource(FibResult found) {
    String scope = found.route() == null ? "global" : found.route().scope();
    return found
        .source()
        .or(() -> walk.net().selectAddress(found.dev(), found.gateway(), scope))
        .orElse(Ip.ANY);
  }

  /**
   * ip_route_connect(): a route by any source, then one by the source that it chose; so rules that
   * ask for a source count.
   */
  Output connect(FibKey key) {
    Output first = output(key, false);
    boolean again = walk.net().models(Mechanism.CONNECT_BY_SOURCE);
    return again && first.ok() && key.source().equals(Ip.ANY)
        ? output(key.withSource(first.source()), false)
        : first;
  }

  /**
   * ip_route_me_harder(): a packet of the host itself, changed by a rule, is routed once more;
   * {@code null} if lost. A datagram's sender is told at once; TCP tries again (tcp_connect()).
   */
  Skb routeMeHarder(Skb skb) {
    Output again = output(FibKey.of(skb.packet(), "lo", skb.mark()), true);
    if (!again.ok()) {
      String why = "no route to " + skb.packet().destination() + " (" + again.error() + ")";
      if (skb.packet().isTcp()) {
        walk.drop(skb, Loss.Reason.NO_ROUTE, "ip_route_me_harder", "", why);
      } else {
        walk.unroutable(skb, "ip_route_me_harder", "", why);
      }
      return null;
    }
    return skb.withDst(again.dst());
  }
}
