package io.github.ricochet.host;

/**
 * A VLAN that a bridge port, or the bridge device itself, is a member of ({@code bridge vlan}).
 *
 * @param device the port or bridge
 * @param vid the VLAN id, 1 to 4094
 * @param pvid whether untagged frames that come in get this VLAN
 * @param untagged whether frames of this VLAN leave untagged
 * @param origin where it was read
 */
public record BridgeVlan(String device, int vid, boolean pvid, boolean untagged, Origin origin) {}
