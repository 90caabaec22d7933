package io.github.ricochet.packets;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.ConntrackView.State;
import io.github.ricochet.host.xtables.PacketView.Hook;
import java.util.ArrayList;
import java.util.List;

/** A header space that is small enough to try every packet of it. */
final class SmallSpace {

  static final List<Ip> ADDRESSES =
      List.of(Ip.of("10.0.0.1"), Ip.of("10.0.0.2"), Ip.of("10.0.1.1"));

  private static final List<String> DEVICES = List.of("eth0", "eth1");

  private SmallSpace() {}

  /** Every packet of the hook. */
  static List<TestPacket> packets(Hook hook) {
    List<TestPacket> all = new ArrayList<>();
    for (String in : hook == Hook.OUTPUT ? List.of("") : DEVICES) {
      for (String out : hook == Hook.INPUT ? List.of("") : DEVICES) {
        for (Ip source : ADDRESSES) {
          for (Ip destination : ADDRESSES) {
            for (State state : List.of(State.NEW, State.INVALID)) {
              all.add(new TestPacket(hook, source, destination, 1, -1, 0, in, out, state, 0));
              all.add(new TestPacket(hook, source, destination, 17, 53, 0, in, out, state, 0));
              for (int port : List.of(53, 80)) {
                for (int flags : List.of(2, 16)) {
                  all.add(
                      new TestPacket(hook, source, destination, 6, port, flags, in, out, state, 0));
                }
              }
            }
          }
        }
      }
    }
    return all;
  }
}
