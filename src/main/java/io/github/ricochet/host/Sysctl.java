package io.github.ricochet.host;

/**
 * A kernel setting.
 *
 * @param key with dots, as {@code sysctl -a} prints it: net.ipv4.conf.eth0/100.rp_filter has a
 *     slash for the dot of the interface's name
 * @param value as printed, trimmed
 * @param running whether it is the running value; false for one of a configuration file
 * @param origin where it was read
 */
public record Sysctl(String key, String value, boolean running, Origin origin) {}
