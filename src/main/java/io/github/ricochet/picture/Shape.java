package io.github.ricochet.picture;

import java.util.List;

/** Something that is drawn, with its place in the picture, in units of one pixel. */
public sealed interface Shape {

  /**
   * A point.
   *
   * @param x from the left
   * @param y from the top
   */
  record Point(int x, int y) {}

  /**
   * The outline of the host.
   *
   * @param title its name
   */
  record Frame(int x, int y, int width, int height, String title) implements Shape {}

  /**
   * A box.
   *
   * @param fault whether a packet is lost in it, or on the way into it
   */
  record Box(Node node, int x, int y, int width, int height, boolean fault) implements Shape {}

  /** What is written in a box: above the lines that cross it. */
  record Caption(Box box) implements Shape {}

  /** A connection that is there whether a packet uses it or not. */
  record Wire(List<Point> points) implements Shape {}

  /**
   * A stretch of a way, up to a hop.
   *
   * @param hop the hop's number
   * @param role whose way
   */
  record Track(int hop, Way.Role role, List<Point> points) implements Shape {}

  /**
   * The head of an arrow.
   *
   * @param tip where it points
   * @param down whether it points down, else up
   */
  record Arrow(int hop, Way.Role role, Point tip, boolean down) implements Shape {}

  /** A hop's number. */
  record Badge(int hop, Way.Role role, Point at) implements Shape {}

  /**
   * What is done to a packet.
   *
   * @param x from the left
   * @param y of its middle, from the top
   * @param loss whether it is lost, else it is rewritten
   */
  record Label(int hop, Way.Role role, int x, int y, int width, String text, boolean loss)
      implements Shape {}

  /** Where a packet is lost. */
  record Cross(int hop, Way.Role role, Point at) implements Shape {}
}
