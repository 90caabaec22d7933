package io.github.ricochet.path;

/**
 * What a packet carries of connection tracking (skb->_nfct).
 *
 * @param connection its connection; {@code null} where it has none
 * @param original whether it goes in the original direction
 * @param related whether it is an error about the connection rather than part of it
 * @param untracked whether it is not to be tracked (IP_CT_UNTRACKED)
 */
record Tracking(NfConn connection, boolean original, boolean related, boolean untracked) {

  /** No connection, and not looked for yet; at a rule that is INVALID. */
  static final Tracking NONE = new Tracking(null, true, false, false);

  /** Taken out by NOTRACK. */
  static final Tracking UNTRACKED = new Tracking(null, true, false, true);
}
