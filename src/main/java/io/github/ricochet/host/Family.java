package io.github.ricochet.host;

/** An address family, as {@code AF_INET} and {@code AF_INET6} in socket.h. */
public enum Family {
  IPV4(32),
  IPV6(128);

  private final int bits;

  Family(int bits) {
    this.bits = bits;
  }

  /** The length of an address in bits: 32 or 128. */
  public int bits() {
    return bits;
  }
}
