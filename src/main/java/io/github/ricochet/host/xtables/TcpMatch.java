package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import java.util.Optional;

/**
 * {@code -m tcp} (xt_tcpudp.c).
 *
 * @param sourcePorts {@code --sport}
 * @param destinationPorts {@code --dport}
 * @param flags {@code --tcp-flags MASK SET}
 * @param option {@code --tcp-option}: a TCP option that must be there, which no dump can decide
 */
public record TcpMatch(
    Optional<Term<PortRange>> sourcePorts,
    Optional<Term<PortRange>> destinationPorts,
    Optional<Term<Flags>> flags,
    Optional<Term<Integer>> option)
    implements Match {

  private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG"};

  /**
   * Which flags to look at, and which of them must be set. Bits as in the TCP header, FIN 1 to URG
   * 32.
   */
  public record Flags(int mask, int set) {

    /** {@code --syn}. */
    public static final Flags SYN = new Flags(0x17, 0x02);

    boolean match(int flags) {
      return (flags & mask) == set;
    }

    @Override
    public String toString() {
      return names(mask) + " " + names(set);
    }

    private static String names(int bits) {
      if ((bits & 0x3f) == 0) {
        return "NONE";
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < NAMES.length; i++) {
        if ((bits >> i & 1) == 1) {
          text.append(text.length() == 0 ? "" : ",").append(NAMES[i]);
        }
      }
      return text.toString();
    }
  }

  @Override
  public Decision decide(PacketView packet) {
    boolean header =
        packet.protocol() == Protocols.TCP
            && !packet.laterFragment()
            && Ports.matches(sourcePorts, packet.sourcePort())
            && Ports.matches(destinationPorts, packet.destinationPort())
            && (flags.isEmpty()
                || flags.get().value().match(packet.tcpFlags()) != flags.get().not());
    return Decision.of(header).and(option.isPresent() ? Decision.UNDECIDED : Decision.YES);
  }

  @Override
  public String save() {
    return " -m tcp"
        + sourcePorts.map(t -> t.save("--sport")).orElse("")
        + destinationPorts.map(t -> t.save("--dport")).orElse("")
        + option.map(t -> t.save("--tcp-option")).orElse("")
        + flags.map(t -> t.save("--tcp-flags")).orElse("");
  }
}
