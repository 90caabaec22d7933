package io.github.ricochet.host;

/**
 * A line of {@code conntrack -L}: that such a connection is alive.
 *
 * @param protocol the IP protocol number
 * @param source the source of the original direction
 * @param destination the destination of the original direction
 * @param destinationPort the destination port of the original direction, -1 where there is none
 * @param replySource the source that answers come from
 * @param replyDestination where answers are sent to
 * @param origin where it was read
 */
public record Connection(
    int protocol,
    Ip source,
    Ip destination,
    int destinationPort,
    Ip replySource,
    Ip replyDestination,
    Origin origin) {}
