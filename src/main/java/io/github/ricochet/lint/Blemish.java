package io.github.ricochet.lint;

/** In which way a flow that is answered is not answered as it should be. */
public enum Blemish {
  /** By the host itself, or by a machine that the service is not on. */
  WRONG_MACHINE,
  /** By the host itself, if anything listens there, which no dump tells. */
  ASSUMED_LISTENER,
  /** The machine does not see who asked, although it could. */
  HIDDEN_CLIENT,
  /** Only as long as the bridge is promiscuous. */
  PROMISCUITY
}
