package io.github.ricochet.packets;

/**
 * When, on a packet's way through a table, a test looks at what targets can change. Two tests at
 * different times see values that have nothing to do with each other.
 *
 * @param state counts what may have changed the connection's state
 * @param fields counts what may have changed marks, fields of the packet, or sets
 */
record Clock(int state, int fields) {

  /** The time where nothing in the table changes anything. */
  static final Clock STILL = new Clock(0, 0);
}
