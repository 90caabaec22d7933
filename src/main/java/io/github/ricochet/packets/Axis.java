package io.github.ricochet.packets;

/**
 * One thing that rules look at in a packet. Its coordinates are whole numbers from 0 to {@link
 * #last()}.
 */
final class Axis {

  /** What it is that rules look at. */
  enum Kind {
    /** IPv4 source address. */
    SOURCE("the source address", 0xffffffffL),
    /** IPv4 destination address. */
    DESTINATION("the destination address", 0xffffffffL),
    /** IPv6 source address, as a place among the addresses that the table names. */
    SOURCE6("the source address", -1),
    /** IPv6 destination address, likewise. */
    DESTINATION6("the destination address", -1),
    PROTOCOL("the protocol", 255),
    SOURCE_PORT("the source port", 65535),
    DESTINATION_PORT("the destination port", 65535),
    /** Type * 256 + code. */
    ICMP("the ICMP type", 65535),
    TCP_FLAGS("the TCP flags", 63),
    /** 1 for fragments with an offset. */
    FRAGMENT("fragments", 1),
    /** Incoming interface, as a place among the names of the table. */
    IN("the incoming interface", -1),
    OUT("the outgoing interface", -1),
    PHYSDEV_IN("the incoming bridge port", -1),
    PHYSDEV_OUT("the outgoing bridge port", -1),
    LOGICAL_IN("the incoming bridge", -1),
    LOGICAL_OUT("the outgoing bridge", -1),
    ETHERTYPE("the Ethernet protocol", 65535),
    /** The Ethernet source address; one more than the highest where there is none. */
    SOURCE_MAC("the Ethernet source address", 1L << 48),
    DESTINATION_MAC("the Ethernet destination address", 1L << 48),
    /** How the frame was addressed. */
    PACKET_TYPE("the packet type", 3),
    /** See {@link States}. */
    STATE("the connection's state", States.LAST),
    TTL("the time to live", 255),
    LENGTH("the length", 65535),
    /** The mark under a mask. */
    MARK("the mark", 0xffffffffL),
    /** The connection's mark under a mask. */
    CONNMARK("the connection's mark", 0xffffffffL),
    /** The type-of-service octet under a mask. */
    TOS("the type of service", 255),
    /** 1 where a test holds that is not looked into. */
    TEST("a test", 1);

    private final String words;
    private final long last;

    Kind(String words, long last) {
      this.words = words;
      this.last = last;
    }

    /** How messages name it. */
    String words() {
      return words;
    }

    /** The highest coordinate; -1 where that depends on the table. */
    long last() {
      return last;
    }
  }

  private final int id;
  private final Kind kind;
  private final long last;

  /**
   * @param id its number among the axes of its space; those of {@link Kind} come first
   * @param last the highest coordinate
   */
  Axis(int id, Kind kind, long last) {
    this.id = id;
    this.kind = kind;
    this.last = last;
  }

  int id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  long last() {
    return last;
  }

  /**
   * Where a packet stands that nothing is asked of: at the end, far from what rules usually name,
   * and where tests do not hold.
   */
  long aloof() {
    return kind == Kind.TEST ? 0 : last;
  }

  @Override
  public String toString() {
    return kind + "#" + id;
  }
}
