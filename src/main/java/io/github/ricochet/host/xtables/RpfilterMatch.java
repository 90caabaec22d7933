package io.github.ricochet.host.xtables;

/**
 * {@code -m rpfilter} (ipt_rpfilter.c): whether an answer to the packet's source would leave by the
 * interface that it came in by.
 *
 * @param loose {@code --loose}: by any interface
 * @param validMark {@code --validmark}: the lookup uses the packet's mark
 * @param acceptLocal {@code --accept-local}: sources of the host's own are fine
 * @param invert {@code --invert}: it holds where the check fails
 */
public record RpfilterMatch(boolean loose, boolean validMark, boolean acceptLocal, boolean invert)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return packet.reversePath(loose, validMark, acceptLocal).negate(invert);
  }

  @Override
  public String save() {
    return " -m rpfilter"
        + (loose ? " --loose" : "")
        + (validMark ? " --validmark" : "")
        + (acceptLocal ? " --accept-local" : "")
        + (invert ? " --invert" : "");
  }
}
