package io.github.ricochet.host.xtables;

/**
 * {@code -s} or {@code -d} with a host name, as iptables-restore takes it and looks it up once. No
 * dump tells what it stood for, so nothing is decided.
 *
 * @param source whether it is the source
 * @param name the name as written, with its mask where it has one
 */
public record HostNameMatch(boolean source, Term<String> name) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.UNDECIDED;
  }

  @Override
  public String save() {
    return name.save(source ? "-s" : "-d");
  }
}
