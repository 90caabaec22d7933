package io.github.ricochet.host.xtables;

/**
 * {@code -m socket} (xt_socket.c): whether a socket of the host takes the packet.
 *
 * @param transparent {@code --transparent}: one with IP_TRANSPARENT only
 * @param noWildcard {@code --nowildcard}: one that listens on any address counts too
 * @param restoreMark {@code --restore-skmark}: the packet takes the socket's mark
 */
public record SocketMatch(boolean transparent, boolean noWildcard, boolean restoreMark)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return packet.socket(transparent, noWildcard);
  }

  @Override
  public String save() {
    return " -m socket"
        + (transparent ? " --transparent" : "")
        + (noWildcard ? " --nowildcard" : "")
        + (restoreMark ? " --restore-skmark" : "");
  }
}
