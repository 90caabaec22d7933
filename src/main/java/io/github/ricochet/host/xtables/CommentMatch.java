package io.github.ricochet.host.xtables;

/**
 * {@code -m comment} (xt_comment.c): holds for every packet.
 *
 * @param text the comment
 */
public record CommentMatch(String text) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.YES;
  }

  @Override
  public String save() {
    return " -m comment --comment " + Words.quote(text);
  }
}
