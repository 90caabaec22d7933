package io.github.ricochet.path;

import java.util.List;

/**
 * A conntrack zone (struct nf_conntrack_zone): the same addresses and ports in two zones are two
 * connections.
 *
 * @param id the zone; 0 is the default one
 * @param original whether it counts for the original direction; else that is in the default zone
 * @param reply the same for the reply direction
 */
record Zone(int id, boolean original, boolean reply) {

  /** NF_CT_DEFAULT_ZONE_ID, for both directions. */
  static final Zone DEFAULT = new Zone(0, true, true);

  /**
   * The zone that {@code -j CT} gives.
   *
   * @param words its options as the save program prints them
   * @param mark the packet's mark, for {@code --zone mark}
   */
  static Zone of(List<String> words, int mark) {
    for (String option : List.of("--zone", "--zone-orig", "--zone-reply")) {
      int at = words.indexOf(option);
      if (at >= 0 && at + 1 < words.size()) {
        String word = words.get(at + 1);
        int id = word.equals("mark") ? mark & 0xffff : Integer.parseInt(word);
        return new Zone(id, !option.equals("--zone-reply"), !option.equals("--zone-orig"));
      }
    }
    return DEFAULT;
  }

  /** nf_ct_zone_id(). */
  int id(boolean originalDirection) {
    return (originalDirection ? original : reply) ? id : 0;
  }

  /** nf_ct_zone_equal(). */
  boolean equal(Zone other, boolean originalDirection) {
    return id(originalDirection) == other.id(originalDirection);
  }
}
