package io.github.ricochet.host;

/** The recommended text of an IPv6 address (RFC 5952). */
final class Ipv6Text {

  private Ipv6Text() {}

  static String of(long high, long low) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xffff;
    }
    if (high == 0 && low >>> 32 == 0xffff) {
      return "::ffff:" + Ip.v4((int) low);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int j = i;
      while (j < 8 && groups[j] == 0) {
        j++;
      }
      if (j - i > length) {
        start = i;
        length = j - i;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(i > 0 && text.charAt(text.length() - 1) != ':' ? ":" : "");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
