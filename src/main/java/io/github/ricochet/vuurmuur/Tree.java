package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A configuration tree as Vuurmuur has it in memory, before it looks at its rules.
 *
 * @param config config.conf
 * @param nics the interfaces by name
 * @param places zones, networks, hosts and groups by full name
 * @param services the services by name
 * @param rules the rules that Vuurmuur reads, in order
 * @param blocklist the lines of blocklist.conf
 * @param own the place of what Vuurmuur does on its own account
 */
record Tree(
    Config config,
    SortedMap<String, Nic> nics,
    SortedMap<String, ZoneObject> places,
    Map<String, Service> services,
    List<RuleLine> rules,
    List<Setting> blocklist,
    Origin own) {

  /** All networks, zone by zone. */
  List<ZoneObject.Network> networks() {
    return places.values().stream()
        .filter(ZoneObject.Zone.class::isInstance)
        .flatMap(zone -> networks(zone.name()).stream())
        .toList();
  }

  /** The networks of a zone, by name. */
  List<ZoneObject.Network> networks(String zone) {
    return places.values().stream()
        .filter(ZoneObject.Network.class::isInstance)
        .map(ZoneObject.Network.class::cast)
        .filter(n -> n.zone().equals(zone))
        .toList();
  }
}
