package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import java.util.Optional;

/**
 * How strictly the source of what comes in by a device is checked: the greater of {@code
 * conf.all.rp_filter} and {@code conf.DEVICE.rp_filter} (IN_DEV_RPFILTER).
 *
 * @param device the device
 * @param mode 0 not at all, 1 strictly, 2 loosely
 * @param origin the line that tells
 */
public record ReversePath(String device, int mode, Optional<Origin> origin) {}
