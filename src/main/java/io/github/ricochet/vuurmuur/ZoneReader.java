package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.vuurmuur.UnknownName;
import io.github.ricochet.host.vuurmuur.UnreadLine;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.vuurmuur.ZoneObject.Group;
import io.github.ricochet.vuurmuur.ZoneObject.Host;
import io.github.ricochet.vuurmuur.ZoneObject.Network;
import io.github.ricochet.vuurmuur.ZoneObject.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads zones/, and finds out what of it is active, as vrmr_zones_load() does. */
final class ZoneReader {

  private static final String ZONE = "zones/([^/]+)/zone\\.config";
  private static final String NETWORK = "zones/([^/]+)/networks/([^/]+)/network\\.config";
  private static final String HOST = "zones/([^/]+)/networks/([^/]+)/hosts/([^/]+)\\.host";
  private static final String GROUP = "zones/([^/]+)/networks/([^/]+)/groups/([^/]+)\\.group";

  private final TreeFiles files;
  private final SortedMap<String, Nic> nics;
  private final Consumer<VuurmuurFact> facts;
  private final SortedMap<String, ZoneObject> places = new TreeMap<>();

  ZoneReader(TreeFiles files, SortedMap<String, Nic> nics, Consumer<VuurmuurFact> facts) {
    this.files = files;
    this.nics = nics;
    this.facts = facts;
  }

  SortedMap<String, ZoneObject> read() {
    named(ZONE, "$1").forEach((name, file) -> places.put(name, new Zone(name, Activity.of(file))));
    named(NETWORK, "$2.$1").forEach(this::readNetwork);
    named(HOST, "$3.$2.$1").forEach(this::readHost);
    named(GROUP, "$3.$2.$1").forEach(this::readGroup);
    return places;
  }

  private Map<String, SettingsFile> named(String pattern, String name) {
    return files.like(pattern, name, Names::isPlace);
  }

  private <T extends ZoneObject> Optional<T> parent(Class<T> type, String name, SettingsFile file) {
    String above = name.substring(name.indexOf('.') + 1);
    Optional<T> parent =
        Optional.ofNullable(places.get(above)).filter(type::isInstance).map(type::cast);
    if (parent.isEmpty()) {
      facts.accept(
          new UnreadLine(
              file.origin(),
              name + " is in " + above + ", which has no file of its own",
              "Vuurmuur does not start"));
    }
    return parent;
  }

  private void readNetwork(String name, SettingsFile file) {
    Optional<Zone> zone = parent(Zone.class, name, file);
    if (zone.isEmpty()) {
      return;
    }
    Optional<Setting> network = file.first("NETWORK");
    Optional<Setting> mask = file.first("NETMASK");
    Optional<Ip> address = network.flatMap(n -> Addresses.parse(n.value()));
    Optional<Ip> bits = mask.flatMap(m -> Addresses.mask(m.value()));
    Optional<Prefix> prefix =
        address.isPresent() && bits.isPresent()
            ? Addresses.prefix(network.get().value(), mask.get().value())
            : Optional.empty();
    List<Nic> behind = nics(file);
    Optional<Inactivity> idle =
        Activity.of(file)
            .or(() -> missing(behind.isEmpty(), "it has no INTERFACE", file.origin()))
            .or(() -> missing(address.isEmpty(), "its NETWORK is no address", place(network, file)))
            .or(() -> missing(bits.isEmpty(), "its NETMASK is no mask", place(mask, file)))
            .or(() -> ofParent(zone.get()));
    Optional<Ip> broadcast = address.flatMap(a -> bits.map(b -> a.or(b.not())));
    places.put(
        name,
        new Network(
            name, zone.get().name(), address, prefix, broadcast, behind, file.all("RULE"), idle));
  }

  private List<Nic> nics(SettingsFile file) {
    List<Nic> found = new ArrayList<>();
    for (Setting line : file.all("INTERFACE")) {
      Nic nic = nics.get(line.value());
      if (nic == null) {
        facts.accept(
            new UnknownName(
                line.origin(),
                UnknownName.Kind.INTERFACE,
                line.value(),
                "the network is not behind it"));
      } else if (!found.contains(nic)) {
        found.add(nic);
      }
    }
    return List.copyOf(found);
  }

  private void readHost(String name, SettingsFile file) {
    Optional<Network> network = parent(Network.class, name, file);
    if (network.isEmpty()) {
      return;
    }
    Optional<Setting> given = file.first("IPADDRESS");
    Optional<Ip> address = given.flatMap(a -> Addresses.parse(a.value()));
    String mac = file.value("MAC");
    Optional<Inactivity> idle =
        Activity.of(file)
            .or(() -> missing(address.isEmpty(), "its IPADDRESS is none", place(given, file)))
            .or(
                () ->
                    missing(
                        !isInside(network.get(), address.get()),
                        address.get() + " is not in " + network.get().name() + text(network.get()),
                        given.get().origin()))
            .or(() -> ofParent(network.get()));
    places.put(name, new Host(name, network.get(), address, mac.equals("none") ? "" : mac, idle));
  }

  /** Between the network's address and its broadcast address, which are no hosts. */
  private static boolean isInside(Network network, Ip address) {
    return network
        .broadcast()
        .map(
            last ->
                network.first().orElse(Ip.ANY).compareTo(address) < 0
                    && address.compareTo(last) < 0)
        .orElse(false);
  }

  private static String text(Network network) {
    return network.prefix().map(p -> " (" + p + ")").orElse("");
  }

  private void readGroup(String name, SettingsFile file) {
    Optional<Network> network = parent(Network.class, name, file);
    if (network.isEmpty()) {
      return;
    }
    List<Host> members = new ArrayList<>();
    for (Setting line : file.all("MEMBER")) {
      ZoneObject member = places.get(line.value() + "." + network.get().name());
      if (member instanceof Host host) {
        members.add(host);
      } else {
        facts.accept(
            new UnknownName(
                line.origin(), UnknownName.Kind.HOST, line.value(), "the group goes without it"));
      }
    }
    Optional<Inactivity> idle =
        Activity.of(file)
            .or(() -> missing(members.isEmpty(), "it has no members", file.origin()))
            .or(() -> ofParent(network.get()));
    places.putIfAbsent(name, new Group(name, network.get(), List.copyOf(members), idle));
  }

  private static Optional<Inactivity> missing(boolean missing, String why, Origin origin) {
    return missing ? Optional.of(new Inactivity(why, origin)) : Optional.empty();
  }

  private static Origin place(Optional<Setting> line, SettingsFile file) {
    return line.map(Setting::origin).orElse(file.origin());
  }

  private static Optional<Inactivity> ofParent(ZoneObject parent) {
    return parent
        .idle()
        .map(
            i ->
                new Inactivity(
                    "its " + parent.kind() + " " + parent.name() + " is: " + i.why(), i.cause()));
  }
}
