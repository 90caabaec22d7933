package io.github.ricochet.host;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry of a forwarding database ({@code bridge fdb}, {@code brctl showmacs}).
 *
 * @param mac the address
 * @param device the device that the entry stands on
 * @param bridge the bridge ({@code master BR}); empty for {@code self} entries, which do not
 *     forward
 * @param vlan the VLAN, where the bridge tells VLANs apart
 * @param local whether the address is the host's own ({@code permanent} on a bridge's FDB)
 * @param origin where it was read
 */
public record FdbEntry(
    Mac mac,
    String device,
    Optional<String> bridge,
    OptionalInt vlan,
    boolean local,
    Origin origin) {}
