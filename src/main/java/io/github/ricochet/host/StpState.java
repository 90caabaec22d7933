package io.github.ricochet.host;

/** The spanning tree state of a bridge port (BR_STATE_* of linux/if_bridge.h). */
public enum StpState {
  DISABLED,
  LISTENING,
  LEARNING,
  FORWARDING,
  BLOCKING,
  /** No dump tells it. */
  UNKNOWN
}
