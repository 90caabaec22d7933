package io.github.ricochet.host.xtables;

/**
 * A match extension with its options (iptables-extensions(8), ebtables(8)). Each kind is a record
 * that knows what it tests and how the save program prints it.
 */
public interface Match {

  /** Whether the packet passes; {@link Decision#UNDECIDED} where no dump can tell. */
  Decision decide(PacketView packet);

  /** As iptables-save prints it: {@code " -m name --option value"}, with a blank in front. */
  String save();
}
