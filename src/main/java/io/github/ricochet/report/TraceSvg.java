package io.github.ricochet.report;

import io.github.ricochet.picture.Picture;

/** The way of a packet as an SVG picture that can stand in a ticket. */
public final class TraceSvg {

  private final Appendable out;

  /**
   * @param out where it goes
   */
  public TraceSvg(Appendable out) {
    this.out = out;
  }

  /**
   * One picture.
   *
   * @param title what it shows, for who cannot see it
   */
  public void print(Picture picture, String title) {
    new Svg(new Markup(out))
        .document(picture.drawing(), Resources.text("picture/picture.css"), title);
  }
}
