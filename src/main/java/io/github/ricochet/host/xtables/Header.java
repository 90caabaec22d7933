package io.github.ricochet.host.xtables;

/** The test that every rule has before its matches. */
public sealed interface Header permits IpHeader, EthernetHeader {

  /** Whether the packet's header passes. */
  Decision decide(PacketView packet);

  /** As the save program prints it: each option with a blank before it. */
  String save();
}
