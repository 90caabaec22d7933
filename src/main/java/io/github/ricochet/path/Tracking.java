package io.github.ricochet.path;

import io.github.ricochet.host.xtables.ConntrackView;

/**
 * What a packet carries of connection tracking (skb->_nfct), as {@code -m conntrack} sees it.
 *
 * @param connection its connection; {@code null} where it has none
 * @param original whether it goes in the original direction
 * @param related whether it is an error about the connection rather than part of it
 * @param untracked whether it is not to be tracked (IP_CT_UNTRACKED)
 * @param template the zone to look in, where {@code -j CT} said something before conntrack looked;
 *     {@code null} elsewhere
 */
record Tracking(
    NfConn connection, boolean original, boolean related, boolean untracked, Zone template)
    implements ConntrackView {

  Tracking(NfConn connection, boolean original, boolean related) {
    this(connection, original, related, false, null);
  }

  /** No connection, and not looked for yet; at a rule that is INVALID. */
  static final Tracking NONE = new Tracking(null, true, false);

  /** Taken out by NOTRACK. */
  static final Tracking UNTRACKED = new Tracking(null, true, false, true, null);

  /** What {@code -j CT} leaves for conntrack (xt_ct_target()). */
  static Tracking template(Zone zone) {
    return new Tracking(null, true, false, false, zone);
  }

  /** nf_ct_zone_tmpl(): the zone to look in. */
  Zone zone() {
    return template == null ? Zone.DEFAULT : template;
  }

  @Override
  public State state() {
    if (untracked) {
      return State.UNTRACKED;
    }
    if (connection == null) {
      return template == null ? State.INVALID : State.NEW;
    }
    if (related) {
      return State.RELATED;
    }
    return !original || connection.seenReply ? State.ESTABLISHED : State.NEW;
  }

  @Override
  public boolean tracked() {
    return connection != null;
  }

  @Override
  public boolean sourceNat() {
    return tracked() && connection.sourceNat;
  }

  @Override
  public boolean destinationNat() {
    return tracked() && connection.destinationNat;
  }

  @Override
  public boolean seenReply() {
    return tracked() && connection.seenReply;
  }

  @Override
  public boolean assured() {
    return tracked() && connection.assured;
  }

  @Override
  public boolean confirmed() {
    return tracked() && connection.confirmed;
  }

  @Override
  public boolean expected() {
    return false;
  }

  @Override
  public int protocol() {
    return tracked() ? connection.protocol : 0;
  }

  @Override
  public Tuple tuple(boolean original) {
    return connection.tuple(original);
  }

  @Override
  public int mark() {
    return tracked() ? connection.mark : 0;
  }
}
