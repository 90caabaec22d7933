package io.github.ricochet.host;

/**
 * A mark with its mask, as {@code --mark VALUE/MASK} and {@code fwmark VALUE/MASK}.
 *
 * @param value 32 bits
 * @param mask 32 bits
 */
public record MarkMask(int value, int mask) {

  /** Whether {@code mark & mask == value}. */
  public boolean matches(int mark) {
    return (mark & mask) == value;
  }

  /** {@code 0x1}, or {@code 0x1/0xff} where the mask is not all ones. */
  @Override
  public String toString() {
    String text = "0x" + Integer.toHexString(value);
    return mask == -1 ? text : text + "/0x" + Integer.toHexString(mask);
  }
}
