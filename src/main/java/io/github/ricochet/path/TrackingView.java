package io.github.ricochet.path;

import io.github.ricochet.host.xtables.ConntrackView;

/** A packet's connection, as {@code -m conntrack} sees it. */
record TrackingView(Tracking tracking) implements ConntrackView {

  @Override
  public State state() {
    if (tracking.untracked()) {
      return State.UNTRACKED;
    }
    if (tracking.connection() == null) {
      return tracking.template() == null ? State.INVALID : State.NEW;
    }
    if (tracking.related()) {
      return State.RELATED;
    }
    return !tracking.original() || tracking.connection().seenReply ? State.ESTABLISHED : State.NEW;
  }

  @Override
  public boolean tracked() {
    return tracking.connection() != null;
  }

  @Override
  public boolean sourceNat() {
    return tracked() && tracking.connection().sourceNat;
  }

  @Override
  public boolean destinationNat() {
    return tracked() && tracking.connection().destinationNat;
  }

  @Override
  public boolean seenReply() {
    return tracked() && tracking.connection().seenReply;
  }

  @Override
  public boolean assured() {
    return tracked() && tracking.connection().assured;
  }

  @Override
  public boolean confirmed() {
    return tracked() && tracking.connection().confirmed;
  }

  @Override
  public boolean expected() {
    return false;
  }

  @Override
  public boolean original() {
    return tracking.original();
  }

  @Override
  public int protocol() {
    return tracked() ? tracking.connection().protocol : 0;
  }

  @Override
  public Tuple tuple(boolean original) {
    return tracking.connection().tuple(original);
  }

  @Override
  public int mark() {
    return tracked() ? tracking.connection().mark : 0;
  }
}
