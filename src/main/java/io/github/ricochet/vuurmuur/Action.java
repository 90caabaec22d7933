package io.github.ricochet.vuurmuur;

import java.util.Locale;

/** What a rule of rules.conf is for. */
enum Action {
  ACCEPT,
  DROP,
  REJECT,
  LOG,
  PORTFW,
  REDIRECT,
  SNAT,
  MASQ,
  CHAIN,
  DNAT,
  BOUNCE,
  NFQUEUE,
  NFLOG;

  /** Whether it sends packets to a host, which has to be one then. */
  boolean forwardsToHost() {
    return this == PORTFW || this == DNAT || this == BOUNCE;
  }

  /** Whether it changes source addresses. */
  boolean isSourceNat() {
    return this == SNAT || this == MASQ;
  }

  /** As it is written: {@code portfw}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
