package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.PacketView.Hook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds port forwards that clash: a later one whose address and ports an earlier one, with another
 * target, takes part of. Who wins for whom is left to the simulator.
 */
public final class Clashes {

  /**
   * With more rivals than this for a port they are a pool of backends, as kube-proxy makes them.
   */
  private static final int MAX_RIVALS = 8;

  private record At(Hook hook, Ip address) {}

  private record Claim(PortForward forward, int order, PortRange ports) {}

  private Clashes() {}

  /**
   * The clashes among these port forwards, which stand in the order in which a packet meets them.
   */
  public static Set<Clash> of(List<PortForward> forwards) {
    Map<At, List<Claim>> claims = new HashMap<>();
    for (int i = 0; i < forwards.size(); i++) {
      PortForward forward = forwards.get(i);
      for (Ip address : forward.service().addresses()) {
        List<Claim> here =
            claims.computeIfAbsent(new At(forward.hook(), address), a -> new ArrayList<>());
        for (PortRange ports : forward.service().ports()) {
          here.add(new Claim(forward, i, ports));
        }
      }
    }
    Set<Clash> found = new LinkedHashSet<>();
    claims.values().forEach(here -> find(here, found));
    return found;
  }

  private static void find(List<Claim> here, Set<Clash> found) {
    here.sort((a, b) -> Integer.compare(a.ports().first(), b.ports().first()));
    for (int i = 0; i < here.size(); i++) {
      int rivals = 0;
      for (int j = i + 1;
          j < here.size()
              && rivals < MAX_RIVALS
              && here.get(j).ports().first() <= here.get(i).ports().last();
          j++) {
        rivals += compare(here.get(i), here.get(j), found) ? 1 : 0;
      }
    }
  }

  private static boolean compare(Claim a, Claim b, Set<Clash> found) {
    boolean inOrder = a.order() < b.order();
    PortForward first = (inOrder ? a : b).forward();
    PortForward second = (inOrder ? b : a).forward();
    boolean rivals =
        !first.rule().equals(second.rule())
            && !first.target().equals(second.target())
            && meet(first.service().protocol(), second.service().protocol());
    if (rivals) {
      found.add(new Clash(first, second));
    }
    return rivals;
  }

  private static boolean meet(OptionalInt a, OptionalInt b) {
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }
}
