package io.github.ricochet.packets;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.ConntrackView;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.PacketView;
import java.util.OptionalInt;

/** A packet of a small header space. */
record TestPacket(
    Hook hook,
    Ip source,
    Ip destination,
    int protocol,
    int destinationPort,
    int tcpFlags,
    String in,
    String out,
    ConntrackView.State state,
    int mark)
    implements PacketView {

  TestPacket withMark(int changed) {
    return new TestPacket(
        hook, source, destination, protocol, destinationPort, tcpFlags, in, out, state, changed);
  }

  @Override
  public int sourcePort() {
    return destinationPort < 0 ? -1 : 40000;
  }

  @Override
  public int icmpType() {
    return protocol == 1 ? 8 : -1;
  }

  @Override
  public int icmpCode() {
    return protocol == 1 ? 0 : -1;
  }

  @Override
  public int ttl() {
    return 64;
  }

  @Override
  public int tos() {
    return 0;
  }

  @Override
  public int length() {
    return 60;
  }

  @Override
  public boolean laterFragment() {
    return false;
  }

  @Override
  public String physin() {
    return "";
  }

  @Override
  public String physout() {
    return "";
  }

  @Override
  public Mac sourceMac() {
    return new Mac(1);
  }

  @Override
  public Mac destinationMac() {
    return new Mac(2);
  }

  @Override
  public int etherType() {
    return 0x0800;
  }

  @Override
  public PacketType packetType() {
    return PacketType.HOST;
  }

  @Override
  public ConntrackView conntrack() {
    return new Connection(state);
  }

  /** The first address is one of the host's own. */
  @Override
  public Decision addressType(Ip address, String type, String device) {
    return Decision.of(type.equals("LOCAL") == address.equals(SmallSpace.ADDRESSES.get(0)));
  }

  /** All sets hold the same addresses, and one only while the packet has a mark. */
  @Override
  public Decision inSet(String set, String directions) {
    Ip address = directions.equals("src") ? source : destination;
    return Decision.of(
        address.equals(SmallSpace.ADDRESSES.get(1)) || (set.equals("marked") && mark != 0));
  }

  @Override
  public Decision reversePath(boolean loose, boolean validMark, boolean acceptLocal) {
    return Decision.YES;
  }

  @Override
  public Decision socket(boolean transparent, boolean noWildcard) {
    return Decision.NO;
  }

  @Override
  public OptionalInt deviceGroup(String device) {
    return OptionalInt.empty();
  }

  @Override
  public void assume(String what) {}

  /** A connection in a state, without NAT. */
  private record Connection(ConntrackView.State state) implements ConntrackView {

    @Override
    public boolean tracked() {
      return state != State.INVALID && state != State.UNTRACKED;
    }

    @Override
    public boolean sourceNat() {
      return false;
    }

    @Override
    public boolean destinationNat() {
      return false;
    }

    @Override
    public boolean seenReply() {
      return state == State.ESTABLISHED;
    }

    @Override
    public boolean assured() {
      return false;
    }

    @Override
    public boolean confirmed() {
      return state == State.ESTABLISHED;
    }

    @Override
    public boolean expected() {
      return false;
    }

    @Override
    public boolean original() {
      return true;
    }

    @Override
    public int protocol() {
      return 6;
    }

    @Override
    public Tuple tuple(boolean original) {
      return new Tuple(Ip.ANY, 0, Ip.ANY, 0);
    }

    @Override
    public int mark() {
      return 0;
    }
  }
}
