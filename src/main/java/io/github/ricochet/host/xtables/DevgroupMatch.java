package io.github.ricochet.host.xtables;

import io.github.ricochet.host.MarkMask;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code -m devgroup} (xt_devgroup.c): the groups of the interfaces.
 *
 * @param source {@code --src-group}: the incoming interface's group under a mask
 * @param destination {@code --dst-group}: the outgoing interface's group under a mask
 */
public record DevgroupMatch(Optional<Term<MarkMask>> source, Optional<Term<MarkMask>> destination)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return decide(source, packet, packet.in()).and(decide(destination, packet, packet.out()));
  }

  private static Decision decide(
      Optional<Term<MarkMask>> wanted, PacketView packet, String device) {
    if (wanted.isEmpty()) {
      return Decision.YES;
    }
    OptionalInt group = packet.deviceGroup(device);
    if (group.isEmpty()) {
      return Decision.UNDECIDED;
    }
    return Decision.of(wanted.get().value().matches(group.getAsInt()) != wanted.get().not());
  }

  @Override
  public String save() {
    return " -m devgroup"
        + source.map(t -> t.save("--src-group")).orElse("")
        + destination.map(t -> t.save("--dst-group")).orElse("");
  }
}
