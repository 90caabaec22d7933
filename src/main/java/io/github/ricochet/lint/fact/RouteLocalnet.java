package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import java.util.Optional;

/**
 * Whether 127.0.0.0/8 may come in or leave by a device: {@code conf.all.route_localnet} or {@code
 * conf.DEVICE.route_localnet} (IN_DEV_ROUTE_LOCALNET).
 *
 * @param device the device
 * @param state on or off; off where no dump tells, as the kernel starts
 * @param origin the line that tells
 */
public record RouteLocalnet(String device, Setting state, Optional<Origin> origin) {}
