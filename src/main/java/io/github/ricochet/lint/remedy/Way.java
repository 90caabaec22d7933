package io.github.ricochet.lint.remedy;

/** The sorts of cures, those that change least first. */
public enum Way {
  /** A bridge port may send back what came in by it. */
  HAIRPIN(
      "hairpin mode on the port", "it touches one port and no rule, and no other packet notices"),
  /** A bounce gets an address of the host as source. */
  BOUNCE_SNAT(
      "source NAT for what bounces",
      "the answer comes back by this host; only what a DNAT sent round is touched"),
  /** A bridge port that is down is set up. */
  LINK_UP("the port up", "nothing passes a port that is down"),
  /** A bridge port passes frames. */
  PORT_FORWARDING(
      "the port forwarding", "no spanning tree runs on the bridge that would set its state"),
  /** A device forwards. */
  FORWARDING("forwarding on", "the kernel forwards nothing that comes in there without it"),
  /** The reverse path check is loosened. */
  LOOSE_RP_FILTER("rp_filter loose", "it still drops sources that no route leads to"),
  /** 127.0.0.0/8 may come in and leave. */
  ROUTE_LOCALNET("127.0.0.0/8 admitted", "with it, neighbours can send to 127.0.0.1 of this host"),
  /** The host's own address is accepted as a source. */
  ACCEPT_LOCAL(
      "the host's own address accepted as source", "the check against forged sources goes with it"),
  /** The port forward takes what comes from inside. */
  PUBLISH_INSIDE(
      "the port forward for the inside too", "nothing but what asks for the service is touched"),
  /** The host's own packets are sent to the service. */
  PUBLISH_TO_HOST(
      "the port forward for the host itself too", "PREROUTING never sees what the host sends"),
  /** Filters let through what a port forward sent on its way. */
  ACCEPT(
      "an ACCEPT for what the port forward sends",
      "only packets that DNAT sent on their way are let through"),
  /** Packets are tracked again. */
  TRACK("the exemption from tracking taken out", "NAT does nothing to what is not tracked"),
  /** A rule that drops is taken out. */
  DELETE("the rule that drops taken out", "it drops everything that is sent to the service"),
  /** A port is no longer isolated. */
  NOT_ISOLATED(
      "the port no longer isolated",
      "it then delivers to other isolated ports not at all, but to itself"),
  /** Bridged packets pass iptables. */
  CALL_IPTABLES(
      "bridged packets handed to iptables",
      "the answer passes connection tracking, which undoes the DNAT"),
  /** Bridged packets pass iptables by. */
  NO_CALL_IPTABLES(
      "bridged packets kept from iptables",
      "what bounces is then routed, and may leave where it came in");

  private final String title;
  private final String why;

  Way(String title, String why) {
    this.title = title;
    this.why = why;
  }

  /** One line: what is done. */
  public String title() {
    return title;
  }

  /** Why it is a good way, or what speaks against it. */
  public String why() {
    return why;
  }
}
