package io.github.ricochet.host;

import java.util.Optional;

/**
 * A socket that the host itself listens on ({@code ss -lntu}).
 *
 * @param protocol the IP protocol number: 6 TCP, 17 UDP
 * @param address the address bound; empty for any of either family, {@code ::} for any of IPv6
 *     alone
 * @param device the device bound ({@code %dev})
 * @param port the port
 * @param origin where it was read
 */
public record Listener(
    int protocol, Optional<Ip> address, Optional<String> device, int port, Origin origin) {}
