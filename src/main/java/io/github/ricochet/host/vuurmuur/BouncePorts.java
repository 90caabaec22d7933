package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A bounce whose NAT leaves the port as it came, while its FORWARD rule waits for another: {@code
 * listenport} and {@code remoteport} of a bounce do not translate ports, as those of a portfw do.
 *
 * @param origin the bounce
 * @param asked the ports that are asked for, and kept, such as {@code 8080}
 * @param accepted the ports that FORWARD accepts, such as {@code 80:81}
 */
public record BouncePorts(Origin origin, String asked, String accepted) implements VuurmuurFact {}
