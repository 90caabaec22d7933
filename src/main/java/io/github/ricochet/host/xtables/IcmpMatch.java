package io.github.ricochet.host.xtables;

/**
 * {@code -m icmp} (icmp_match() in ip_tables.c) and {@code -m icmp6} (ip6_tables.c).
 *
 * @param v6 whether it is ICMPv6
 * @param not whether {@code !} stands before the option
 * @param type the ICMP type; 255 is any, for ICMPv4
 * @param firstCode the lowest code
 * @param lastCode the highest code
 */
public record IcmpMatch(boolean v6, boolean not, int type, int firstCode, int lastCode)
    implements Match {

  /** The type that stands for all in ICMPv4. */
  public static final int ANY = 255;

  @Override
  public Decision decide(PacketView packet) {
    if (packet.protocol() != (v6 ? Protocols.ICMPV6 : Protocols.ICMP) || packet.laterFragment()) {
      return Decision.NO;
    }
    boolean sameType =
        type == packet.icmpType()
            && firstCode <= packet.icmpCode()
            && packet.icmpCode() <= lastCode;
    boolean holds = sameType || (!v6 && type == ANY);
    return Decision.of(holds != not);
  }

  @Override
  public String save() {
    boolean allCodes = firstCode == 0 && lastCode == 255;
    String kind = type + (allCodes ? "" : "/" + firstCode);
    if (v6) {
      return " -m icmp6" + (not ? " !" : "") + " --icmpv6-type " + kind;
    }
    return " -m icmp"
        + (not ? " !" : "")
        + " --icmp-type "
        + (type == ANY && allCodes ? "any" : kind);
  }
}
