package io.github.ricochet.host.xtables;

import java.util.Optional;

/**
 * {@code -m owner} (xt_owner.c): the process that sent the packet. No dump tells it, but a packet
 * that came in by an interface has none.
 *
 * @param user {@code --uid-owner}: a number or a range
 * @param group {@code --gid-owner}: a number or a range
 * @param supplementary {@code --suppl-groups}: the process's other groups count too
 * @param socket {@code --socket-exists}; with {@code !} {@code false}
 */
public record OwnerMatch(
    Optional<Term<String>> user,
    Optional<Term<String>> group,
    boolean supplementary,
    Optional<Boolean> socket)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    if (packet.in().isEmpty() && packet.physin().isEmpty()) {
      return Decision.UNDECIDED;
    }
    return Decision.of(
        user.map(Term::not).orElse(true)
            && group.map(Term::not).orElse(true)
            && !socket.orElse(false));
  }

  @Override
  public String save() {
    return " -m owner"
        + socket.map(s -> (s ? "" : " !") + " --socket-exists").orElse("")
        + user.map(t -> t.save("--uid-owner")).orElse("")
        + group.map(t -> t.save("--gid-owner")).orElse("")
        + (supplementary ? " --suppl-groups" : "");
  }
}
