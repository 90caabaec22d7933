package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import java.util.Optional;

/**
 * Whether IPv4 packets that come in by a device are forwarded: {@code conf.DEVICE.forwarding} alone
 * counts (IN_DEV_FORWARD), which writing {@code ip_forward} sets for all devices.
 *
 * @param device the device
 * @param state on, off, or not known
 * @param origin the line that tells
 */
public record Forwarding(String device, Setting state, Optional<Origin> origin) {}
