package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What hangs on one port or interface of the host: one machine by a cable, several by a switch that
 * learns, or by a hub.
 */
final class Segment {

  private final Walk walk;
  private final String attached;
  private final boolean hub;
  private final boolean forcedSwitch;
  private final boolean severalMacs;
  private final Neighbours.Behind told;

  /** Those that have taken part so far; the others that the dumps place here wait to be woken. */
  private final List<Machine> machines = new ArrayList<>(2);

  /**
   * The switch's own FDB where it differs from where the machines are: they were seen on the
   * uplink. Empty where that never was so.
   */
  private Set<Mac> onUplink = Collections.emptySet();

  /**
   * @param told the machines that the dumps place here
   * @param severalMacs whether the host's FDB has several addresses here
   */
  Segment(Walk walk, String attached, Neighbours.Behind told, boolean severalMacs) {
    this.walk = walk;
    this.attached = attached;
    this.told = told;
    this.severalMacs = severalMacs;
    this.hub =
        walk.net().assumptions().hubs().contains(attached) && walk.net().models(Mechanism.HUB);
    this.forcedSwitch = walk.net().assumptions().learningSwitches().contains(attached);
  }

  void add(Machine machine) {
    machines.add(machine);
  }

  /** Whether the machine with this address is here. */
  boolean has(Mac mac) {
    wake(told.byMac().getOrDefault(mac, List.of()));
    for (int i = 0; i < machines.size(); i++) {
      if (machines.get(i).place().mac().equals(mac)) {
        return true;
      }
    }
    return false;
  }

  private boolean several() {
    for (int i = 0; i < told.all().size() && machines.size() < 2; i++) {
      walk.lan().wake(told.all().get(i), attached);
    }
    return machines.size() > 1;
  }

  private void wake(List<Neighbour> neighbours) {
    for (int i = 0; i < neighbours.size(); i++) {
      walk.lan().wake(neighbours.get(i), attached);
    }
  }

  private List<Machine> all() {
    wake(told.all());
    return machines;
  }

  private boolean isSwitch() {
    return !hub && (forcedSwitch || severalMacs || several());
  }

  /**
   * What the port sends to the switch behind it that looks as if it came from a machine of the
   * switch's own. Whether the switch has seen it last, or the machine itself, no dump tells.
   */
  private void misleadsSwitch() {
    Device device = walk.net().device(attached);
    BridgePort port = device == null ? null : device.port();
    if (port == null || !isSwitch()) {
      return;
    }
    String knows = "the switch behind " + attached + " knows where its machines are; " + attached;
    // br_do_proxy_suppress_arp(): what br_arp_send() answers comes from the neighbour's address.
    if (port.proxyArp() == Setting.ON) {
      walk.assume(
          knows
              + " answers ARP for them with their own Ethernet addresses (proxy_arp), and a switch"
              + " that has seen such an answer takes them to be on its uplink");
    }
    if (port.hairpin() == Setting.ON) {
      walk.assume(
          knows
              + " is in hairpin mode and sends their broadcasts back, and a switch that has seen one"
              + " takes its sender to be on its uplink");
    }
  }

  /** A frame leaves the host by this port or interface. */
  void fromHost(Skb skb) {
    Mac source = skb.sourceMac();
    Mac destination = skb.destinationMac();
    if (isSwitch() && has(source)) {
      if (onUplink.isEmpty()) {
        onUplink = new HashSet<>();
      }
      onUplink.add(source);
      skb.trail()
          .add(
              "switch behind " + attached,
              () ->
                  "unstable: the switch sees " + source + " on its uplink and takes it for moved");
    }
    misleadsSwitch();
    List<Machine> takers = takers(destination);
    if (isSwitch() && onUplink.contains(destination)) {
      walk.drop(
          skb,
          Loss.Reason.LEARNING_SWITCH,
          "switch behind " + attached,
          attached,
          "the switch takes "
              + destination
              + " to be on its uplink, since a frame of it was sent back by hairpin");
      return;
    }
    if (takers.isEmpty()) {
      walk.incidental(
          skb,
          Loss.Reason.NEIGHBOUR,
          "dev_queue_xmit",
          attached,
          "nobody behind " + attached + " has " + destination);
      return;
    }
    for (Machine machine : takers) {
      Skb copy = takers.size() > 1 ? skb.copy() : skb;
      walk.schedule().later(() -> machine.receive(copy));
    }
  }

  private List<Machine> takers(Mac destination) {
    if (!several() || hub || destination.isMulticast() || !has(destination)) {
      return all();
    }
    return machines.stream().filter(m -> m.place().mac().equals(destination)).toList();
  }

  /** A machine here sends a frame. */
  void fromMachine(Machine sender, Skb skb) {
    if (!onUplink.isEmpty()) {
      onUplink.remove(sender.place().mac());
    }
    Mac destination = skb.destinationMac();
    boolean here = has(destination) && !onUplink.contains(destination);
    boolean toHost = hub || !here || !several();
    boolean toOthers = hub || here;
    if (toOthers) {
      for (Machine machine : hub ? all() : machines) {
        if (machine != sender && (hub || machine.place().mac().equals(destination))) {
          Skb copy = skb.copy();
          walk.schedule().later(() -> machine.receive(copy));
        }
      }
    }
    if (toHost) {
      walk.schedule().later(() -> walk.arrive(skb, attached));
    }
  }
}
