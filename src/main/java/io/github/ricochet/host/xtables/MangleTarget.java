package io.github.ricochet.host.xtables;

import java.util.List;
import java.util.Locale;

/** The targets that change a packet or its connection, addresses aside, and let it go on. */
public sealed interface MangleTarget extends Target {

  /**
   * {@code -j MARK --set-xmark VALUE/MASK}; all other spellings of MARK come down to it
   * (xt_mark.c).
   *
   * @param value the new mark is {@code (mark & ~mask) ^ value}
   * @param mask the bits to clear first
   */
  record Mark(int value, int mask) implements MangleTarget {

    /** The packet's mark afterwards. */
    public int apply(int mark) {
      return (mark & ~mask) ^ value;
    }

    @Override
    public String save() {
      return " -j MARK --set-xmark " + hex(value) + "/" + hex(mask);
    }
  }

  /** {@code -j CONNMARK --set-xmark VALUE/MASK}: as {@link Mark}, on the connection's mark. */
  record SetConnmark(int value, int mask) implements MangleTarget {

    /** The connection's mark afterwards. */
    public int apply(int mark) {
      return (mark & ~mask) ^ value;
    }

    @Override
    public String save() {
      return " -j CONNMARK --set-xmark " + hex(value) + "/" + hex(mask);
    }
  }

  /**
   * {@code -j CONNMARK --save-mark}: copies the packet's mark to the connection (XT_CONNMARK_SAVE).
   *
   * @param nfMask the bits of the packet's mark to copy
   * @param ctMask the bits of the connection's mark to clear first
   */
  record SaveConnmark(int nfMask, int ctMask) implements MangleTarget {
    @Override
    public String save() {
      return " -j CONNMARK --save-mark --nfmask " + hex(nfMask) + " --ctmask " + hex(ctMask);
    }
  }

  /**
   * {@code -j CONNMARK --restore-mark}: copies the connection's mark to the packet
   * (XT_CONNMARK_RESTORE).
   *
   * @param nfMask the bits of the packet's mark to clear first
   * @param ctMask the bits of the connection's mark to copy
   */
  record RestoreConnmark(int nfMask, int ctMask) implements MangleTarget {
    @Override
    public String save() {
      return " -j CONNMARK --restore-mark --nfmask " + hex(nfMask) + " --ctmask " + hex(ctMask);
    }
  }

  /**
   * {@code -j TOS --set-tos VALUE/MASK}, and {@code DSCP}, which is the same with mask 0xfc.
   *
   * @param value the new octet is {@code (tos & ~mask) ^ value}
   * @param mask the bits to clear first
   * @param dscp whether it is written as DSCP
   */
  record Tos(int value, int mask, boolean dscp) implements MangleTarget {

    /** The type-of-service octet afterwards. */
    public int apply(int tos) {
      return ((tos & ~mask) ^ value) & 0xff;
    }

    @Override
    public String save() {
      return dscp
          ? String.format(Locale.ROOT, " -j DSCP --set-dscp 0x%02x", value >> 2)
          : String.format(Locale.ROOT, " -j TOS --set-tos 0x%02x/0x%02x", value, mask);
    }
  }

  /** {@code -j TTL}, and {@code HL} for IPv6. */
  record Ttl(Operation operation, int value, boolean hopLimit) implements MangleTarget {

    /** What is done to the time to live. */
    public enum Operation {
      SET,
      INC,
      DEC
    }

    /** The time to live afterwards, 0 to 255. */
    public int apply(int ttl) {
      return switch (operation) {
        case SET -> value;
        case INC -> Math.min(255, ttl + value);
        case DEC -> Math.max(0, ttl - value);
      };
    }

    @Override
    public String save() {
      String option = (hopLimit ? "--hl-" : "--ttl-") + operation.name().toLowerCase(Locale.ROOT);
      return (hopLimit ? " -j HL " : " -j TTL ") + option + " " + value;
    }
  }

  /**
   * {@code -j CT}: how connection tracking shall treat the packet; {@code NOTRACK} is its short
   * form.
   *
   * @param notrack whether the packet is not tracked at all
   * @param words the options as written
   * @param shortForm whether it is written as NOTRACK
   */
  record Ct(boolean notrack, List<String> words, boolean shortForm) implements MangleTarget {
    @Override
    public String save() {
      return shortForm ? " -j NOTRACK" : " -j CT" + Words.joined(words);
    }
  }

  /**
   * A target that leaves the packet's way as it is: LOG, NFLOG, TRACE, TCPMSS, CHECKSUM, CLASSIFY …
   *
   * @param name the target's name
   * @param words its options as the save program prints them
   */
  record Harmless(String name, List<String> words) implements MangleTarget {
    @Override
    public String save() {
      return " -j " + name + Words.joined(words);
    }
  }

  private static String hex(int value) {
    return "0x" + Integer.toHexString(value);
  }
}
