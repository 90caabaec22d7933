/**
 * Sets of packets: what rules take of them, and what of them is left for other rules. Every answer
 * is sound: what is called empty or covered is so for each packet that the kernel could see; what
 * cannot be worked out within bounds is said to be unknown.
 *
 * <p>A packet is a point in a space with an {@link io.github.ricochet.packets.Axis} for each thing
 * that rules look at. The space holds points that no real packet has (a TCP port of an ICMP
 * packet); that only ever makes conclusions rarer, for they all say that something is empty.
 */
package io.github.ricochet.packets;
