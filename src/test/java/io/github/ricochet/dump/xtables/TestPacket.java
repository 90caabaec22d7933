package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.ConntrackView;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.PacketView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A packet whose fields a test sets: by default a TCP SYN from 10.0.0.2:40000 to 192.0.2.1:80. */
final class TestPacket implements PacketView, ConntrackView {

  Ip source = Ip.of("10.0.0.2");
  Ip destination = Ip.of("192.0.2.1");
  int protocol = 6;
  int sourcePort = 40000;
  int destinationPort = 80;
  int icmpType = -1;
  int icmpCode = -1;
  String in = "br0";
  String out = "";
  String physin = "";
  String physout = "";
  Mac sourceMac = new Mac(0x020000000002L);
  int etherType = 0x0800;
  int mark = 0;
  boolean laterFragment;
  State state = State.NEW;
  boolean sourceNat;
  boolean destinationNat;
  boolean original = true;
  final List<String> assumed = new ArrayList<>();

  @Override
  public Ip source() {
    return source;
  }

  @Override
  public Ip destination() {
    return destination;
  }

  @Override
  public int protocol() {
    return protocol;
  }

  @Override
  public int sourcePort() {
    return sourcePort;
  }

  @Override
  public int destinationPort() {
    return destinationPort;
  }

  @Override
  public int tcpFlags() {
    return 2;
  }

  @Override
  public int icmpType() {
    return icmpType;
  }

  @Override
  public int icmpCode() {
    return icmpCode;
  }

  @Override
  public int ttl() {
    return 64;
  }

  @Override
  public int tos() {
    return 0x10;
  }

  @Override
  public int length() {
    return 60;
  }

  @Override
  public boolean laterFragment() {
    return laterFragment;
  }

  @Override
  public String in() {
    return in;
  }

  @Override
  public String out() {
    return out;
  }

  @Override
  public String physin() {
    return physin;
  }

  @Override
  public String physout() {
    return physout;
  }

  @Override
  public Mac sourceMac() {
    return sourceMac;
  }

  @Override
  public Mac destinationMac() {
    return Mac.BROADCAST;
  }

  @Override
  public int etherType() {
    return etherType;
  }

  @Override
  public PacketType packetType() {
    return PacketType.HOST;
  }

  @Override
  public int mark() {
    return mark;
  }

  @Override
  public ConntrackView conntrack() {
    return this;
  }

  @Override
  public Hook hook() {
    return Hook.FORWARD;
  }

  /** 192.0.2.1 is the host's own; of 198.51.100.1 nothing is known. */
  @Override
  public Decision addressType(Ip address, String type, String device) {
    if (address.equals(Ip.of("198.51.100.1"))) {
      return Decision.UNDECIDED;
    }
    return Decision.of(type.equals(address.equals(Ip.of("192.0.2.1")) ? "LOCAL" : "UNICAST"));
  }

  @Override
  public Decision inSet(String set, String directions) {
    return set.equals("unknown") ? Decision.UNDECIDED : Decision.of(directions.equals("src"));
  }

  @Override
  public Decision reversePath(boolean loose, boolean validMark, boolean acceptLocal) {
    return Decision.of(loose);
  }

  @Override
  public Decision socket(boolean transparent, boolean noWildcard) {
    return Decision.of(!transparent);
  }

  @Override
  public OptionalInt deviceGroup(String device) {
    return device.equals("br0") ? OptionalInt.of(5) : OptionalInt.empty();
  }

  @Override
  public void assume(String what) {
    assumed.add(what);
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public boolean tracked() {
    return state != State.INVALID && state != State.UNTRACKED;
  }

  @Override
  public boolean sourceNat() {
    return sourceNat;
  }

  @Override
  public boolean destinationNat() {
    return destinationNat;
  }

  @Override
  public boolean seenReply() {
    return false;
  }

  @Override
  public boolean assured() {
    return false;
  }

  @Override
  public boolean confirmed() {
    return false;
  }

  @Override
  public boolean expected() {
    return false;
  }

  @Override
  public boolean original() {
    return original;
  }

  @Override
  public Tuple tuple(boolean ofOriginal) {
    return ofOriginal
        ? new Tuple(source, sourcePort, destination, destinationPort)
        : new Tuple(destination, destinationPort, source, sourcePort);
  }
}
