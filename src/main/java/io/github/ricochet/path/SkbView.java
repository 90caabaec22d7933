package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.ConntrackView;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.PacketView;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A packet at a hook, as rules see it: a table's walk has one, and looks through it at one packet
 * after the other.
 */
final class SkbView implements PacketView {

  private final Walk walk;
  private final boolean ethernet;
  private HookState state;
  private Skb skb;

  /**
   * @param ethernet whether ebtables looks: then in and out are ports, and physin and physout their
   *     bridges
   */
  SkbView(Walk walk, boolean ethernet) {
    this.walk = walk;
    this.ethernet = ethernet;
  }

  /** Looks at a packet at a hook. */
  void lookAt(Skb packet, HookState where) {
    skb = packet;
    state = where;
  }

  Skb skb() {
    return skb;
  }

  void skb(Skb changed) {
    skb = changed;
  }

  @Override
  public Ip source() {
    return skb.packet().source();
  }

  @Override
  public Ip destination() {
    return skb.packet().destination();
  }

  @Override
  public int protocol() {
    return skb.packet().protocol();
  }

  @Override
  public int sourcePort() {
    return skb.packet().sourcePort();
  }

  @Override
  public int destinationPort() {
    return skb.packet().destinationPort();
  }

  @Override
  public int tcpFlags() {
    return skb.packet().tcpFlags();
  }

  @Override
  public int icmpType() {
    return skb.packet().icmpType();
  }

  @Override
  public int icmpCode() {
    return skb.packet().icmpCode();
  }

  @Override
  public int ttl() {
    return skb.packet().ttl();
  }

  @Override
  public int tos() {
    return skb.packet().tos();
  }

  @Override
  public int length() {
    return skb.packet().length();
  }

  @Override
  public boolean laterFragment() {
    return false;
  }

  @Override
  public String in() {
    return state.in();
  }

  @Override
  public String out() {
    return state.out();
  }

  @Override
  public String physin() {
    return ethernet ? walk.net().bridgeOf(state.in()) : skb.physin();
  }

  @Override
  public String physout() {
    return ethernet ? walk.net().bridgeOf(state.out()) : skb.physout();
  }

  @Override
  public Mac sourceMac() {
    return skb.sourceMac();
  }

  @Override
  public Mac destinationMac() {
    return skb.destinationMac();
  }

  @Override
  public int etherType() {
    return 0x0800;
  }

  @Override
  public PacketType packetType() {
    return skb.packetType();
  }

  @Override
  public int mark() {
    return skb.mark();
  }

  @Override
  public ConntrackView conntrack() {
    Tracking tracking = skb.tracking();
    boolean invalid = tracking.untracked() && !walk.net().models(Mechanism.UNTRACKED);
    return invalid ? Tracking.NONE : tracking;
  }

  @Override
  public Hook hook() {
    return state.hook();
  }

  @Override
  public Decision addressType(Ip address, String type, String device) {
    return Decision.of(
        walk.net().fib().addressType(address, device).name().equals(type.toUpperCase(Locale.ROOT)));
  }

  @Override
  public Decision inSet(String set, String directions) {
    return walk.net().ipSets().contains(set, directions, this);
  }

  @Override
  public Decision reversePath(boolean loose, boolean validMark, boolean acceptLocal) {
    return Decision.of(
        walk.routing().rpfilterMatch(skb, state.in(), loose, validMark, acceptLocal));
  }

  @Override
  public Decision socket(boolean transparent, boolean noWildcard) {
    return walk.local().hasSocket(skb, transparent, noWildcard);
  }

  @Override
  public OptionalInt deviceGroup(String device) {
    Device known = walk.net().device(device);
    return known == null ? OptionalInt.empty() : known.group();
  }

  @Override
  public void assume(String what) {
    walk.assume(what);
  }
}
