package io.github.ricochet.path;

/** How a flow ends for its sender. */
public enum Outcome {
  /** An answer came back from the address that was asked. */
  ANSWERED,
  /** Nothing came back, or nothing that the sender could take for an answer. */
  LOST,
  /** A port-unreachable ICMP error or a TCP reset came back. */
  REFUSED,
  /** Another ICMP error came back, or the sender has no route. */
  UNREACHABLE,
  /** It depends on something that no dump tells, and the branches end differently. */
  UNDECIDED
}
