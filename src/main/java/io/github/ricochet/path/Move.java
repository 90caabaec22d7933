package io.github.ricochet.path;

/**
 * Where a step takes the packet, so that its way can be drawn.
 *
 * @param kind what sort of move
 * @param device the interface, port or bridge; empty text where there is none, or it is the host
 *     itself
 */
public record Move(Kind kind, String device) {

  /** What sort of move. */
  public enum Kind {
    /** It stays where it is. */
    STAYS,
    /** A machine behind the device sends it, or the host itself. */
    SENT,
    /** It enters the host by the device. */
    IN,
    /** The bridge hands it up to the host's own stack. */
    UP,
    /** The host's own stack gives it to the bridge. */
    DOWN,
    /** It leaves the host by the device. */
    OUT,
    /** It stays, with another address or port. */
    REWRITTEN,
    /** It reached a machine, or the host itself. */
    ARRIVED,
    /** It is lost, on its way to or from the device. */
    LOST
  }

  /** It stays where it is. */
  static final Move NONE = new Move(Kind.STAYS, "");
}
