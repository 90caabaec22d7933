package io.github.ricochet.lab;

/** The few marks and masks that rules of one router set and ask for, so that they meet. */
final class RandomMarks {

  private RandomMarks() {}

  /** What {@code --mark} asks for. */
  static String tested(Draw draw) {
    return draw.pick("0x1", "0x10/0xf0", "0x4000/0x4000", "0x0", "0x0/0x4000", "0x11");
  }

  /** What {@code --set-xmark} sets. */
  static String set(Draw draw) {
    return draw.pick("0x1/0xffffffff", "0x10/0xf0", "0x4000/0x4000", "0x11/0xff", "0x4000/0x0");
  }

  /** A rule of mangle or nat that changes the mark. */
  static String target(Draw draw) {
    return draw.pick(
        "-j MARK --set-xmark " + set(draw),
        "-j MARK --set-xmark " + set(draw),
        "-j MARK --set-mark " + draw.pick("0x1", "0x10/0xf0"),
        "-j MARK --or-mark 0x4000",
        "-j MARK --and-mark 0xf0",
        "-j MARK --xor-mark 0x11");
  }

  /** A rule of mangle that moves marks between packet and connection. */
  static String connection(Draw draw) {
    String masks =
        draw.pick("", "", " --nfmask 0xf0 --ctmask 0xff", " --nfmask 0xff --ctmask 0xf0");
    return draw.pick(
        "-j CONNMARK --save-mark" + masks,
        "-j CONNMARK --save-mark" + masks,
        "-j CONNMARK --restore-mark" + masks,
        "-j CONNMARK --restore-mark" + masks,
        "-j CONNMARK --set-xmark " + set(draw));
  }
}
