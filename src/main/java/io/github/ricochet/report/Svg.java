package io.github.ricochet.report;

import io.github.ricochet.picture.Drawing;
import io.github.ricochet.picture.Node;
import io.github.ricochet.picture.Node.Kind;
import io.github.ricochet.picture.Node.Line;
import io.github.ricochet.picture.Shape;
import io.github.ricochet.picture.Shape.Arrow;
import io.github.ricochet.picture.Shape.Badge;
import io.github.ricochet.picture.Shape.Box;
import io.github.ricochet.picture.Shape.Caption;
import io.github.ricochet.picture.Shape.Cross;
import io.github.ricochet.picture.Shape.Frame;
import io.github.ricochet.picture.Shape.Label;
import io.github.ricochet.picture.Shape.Point;
import io.github.ricochet.picture.Shape.Track;
import io.github.ricochet.picture.Shape.Wire;
import io.github.ricochet.picture.Way;
import java.util.List;
import java.util.Locale;

/** Prints a drawing as SVG. Colours come from a style sheet, {@code picture.css}. */
final class Svg {

  /** The width of a letter in boxes, in tenths of a pixel. */
  private static final int LETTER = 63;

  private final Markup out;

  Svg(Markup out) {
    this.out = out;
  }

  /**
   * A picture that stands alone, with its style sheet.
   *
   * @param style the style sheet
   * @param title what it shows, for who cannot see it
   */
  void document(Drawing drawing, String style, String title) {
    out.open("svg", attributes(drawing, title, "xmlns", "http://www.w3.org/2000/svg")).line();
    out.element("title", title).line();
    out.open("style").own(style).closeLine();
    out.leaf("rect", "width", "100%", "height", "100%", "fill", "var(--paper)").line();
    shapes(drawing);
    out.closeLine();
  }

  /** A picture inside an HTML document. */
  void inline(Drawing drawing, String title) {
    out.open("svg", attributes(drawing, title)).line();
    shapes(drawing);
    out.closeLine();
  }

  private static String[] attributes(Drawing drawing, String title, String... more) {
    String width = String.valueOf(drawing.width());
    String height = String.valueOf(drawing.height());
    String[] own = {
      "class",
      "pic",
      "viewBox",
      "0 0 " + width + " " + height,
      "width",
      width,
      "height",
      height,
      "role",
      "img",
      "aria-label",
      title
    };
    String[] all = java.util.Arrays.copyOf(more, more.length + own.length);
    System.arraycopy(own, 0, all, more.length, own.length);
    return all;
  }

  private void shapes(Drawing drawing) {
    for (Shape shape : drawing.shapes()) {
      print(shape);
      out.line();
    }
  }

  private void print(Shape shape) {
    if (shape instanceof Frame frame) {
      rect("frame", frame.x(), frame.y(), frame.width(), frame.height(), 10);
      String name = cut(frame.title(), frame.width() - 20);
      text("frame-name halo", frame.x() + 14, frame.y() + 21, name);
    } else if (shape instanceof Box box) {
      print(box);
    } else if (shape instanceof Caption caption) {
      caption(caption.box());
    } else if (shape instanceof Wire wire) {
      out.leaf("path", "class", "wire", "d", path(wire.points()));
    } else if (shape instanceof Track track) {
      out.leaf(
          "path", "class", classes("track", track.hop(), track.role()), "d", path(track.points()));
    } else if (shape instanceof Arrow arrow) {
      print(arrow);
    } else if (shape instanceof Badge badge) {
      print(badge);
    } else if (shape instanceof Label label) {
      print(label);
    } else if (shape instanceof Cross cross) {
      int x = cross.at().x();
      int y = cross.at().y();
      String d = "M" + (x - 6) + " " + (y - 6) + "l12 12m0-12l-12 12";
      out.leaf("path", "class", classes("cross", cross.hop(), cross.role()), "d", d);
    }
  }

  private void print(Box box) {
    Node node = box.node();
    boolean troubled = node.kind() == Kind.SERVICE && node.lines().stream().anyMatch(Line::stands);
    String kind = "box " + node.kind().name().toLowerCase(Locale.ROOT);
    String more = troubled ? " troubled" : box.fault() ? " fault" : "";
    int round = node.kind() == Kind.SERVICE ? 11 : 5;
    rect(kind + more, box.x(), box.y(), box.width(), box.height(), round);
  }

  private void caption(Box box) {
    Node node = box.node();
    switch (node.kind()) {
      case STACK -> text("name halo in-stack", box.x() + 10, box.y() + 19, node.name());
      case BRIDGE -> bridge(box);
      case SERVICE, MORE ->
          text(
              null,
              box.x() + 10,
              box.y() + box.height() / 2 + 4,
              cut(node.name(), box.width() - 14));
      default -> lines(box);
    }
  }

  private void bridge(Box box) {
    out.open("text", "class", "halo in-bridge", "x", "" + (box.x() + 10), "y", "" + (box.y() + 19));
    out.element("tspan", box.node().name(), "class", "name");
    box.node().lines().forEach(line -> out.element("tspan", line.text(), "dx", "14"));
    out.close();
  }

  private void lines(Box box) {
    int y = box.y() + 18;
    int room = Math.min(box.width() - 14, 100);
    text("name", box.x() + 8, y, cut(box.node().name(), room));
    for (Line line : box.node().lines()) {
      y += 15;
      text(line.stands() ? "stands" : "line", box.x() + 8, y, cut(line.text(), room + 10));
    }
  }

  private void print(Arrow arrow) {
    int x = arrow.tip().x();
    int y = arrow.tip().y();
    String wings = arrow.down() ? "l-5-9h10z" : "l-5 9h10z";
    String d = "M" + x + " " + y + wings;
    out.leaf("path", "class", classes("arrow", arrow.hop(), arrow.role()), "d", d);
  }

  private void print(Badge badge) {
    if (badge.role() == Way.Role.BEFORE) {
      return;
    }
    String x = String.valueOf(badge.at().x());
    out.open("g", "class", classes("badge", badge.hop(), badge.role()));
    out.leaf("circle", "cx", x, "cy", String.valueOf(badge.at().y()), "r", "8.5");
    out.element(
        "text", String.valueOf(badge.hop()), "x", x, "y", String.valueOf(badge.at().y() + 4));
    out.close();
  }

  private void print(Label label) {
    if (label.role() == Way.Role.BEFORE && !label.loss()) {
      return;
    }
    String kind = label.loss() ? "label loss" : "label";
    out.open("g", "class", classes(kind, label.hop(), label.role()));
    rect(null, label.x(), label.y() - 10, label.width(), 20, 4);
    text(null, label.x() + 7, label.y() + 4, label.text());
    out.close();
  }

  private static String classes(String kind, int hop, Way.Role role) {
    String number = role == Way.Role.BEFORE ? "" : " h" + hop;
    return kind + number + " " + role.name().toLowerCase(Locale.ROOT);
  }

  private void rect(String kind, int x, int y, int width, int height, int round) {
    out.leaf(
        "rect",
        "class",
        kind,
        "x",
        String.valueOf(x),
        "y",
        String.valueOf(y),
        "width",
        String.valueOf(width),
        "height",
        String.valueOf(height),
        "rx",
        String.valueOf(round));
  }

  private void text(String kind, int x, int y, String text) {
    out.element("text", text, "class", kind, "x", String.valueOf(x), "y", String.valueOf(y));
  }

  private static String cut(String text, int width) {
    String plain = Plain.text(text);
    int fit = Math.max(2, width * 10 / LETTER);
    return plain.length() <= fit ? plain : plain.substring(0, fit - 1) + "…";
  }

  private static String path(List<Point> points) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      boolean corner = i > 0 && i < points.size() - 1;
      if (corner) {
        corner(d, points.get(i - 1), p, points.get(i + 1));
      } else {
        d.append(i == 0 ? "M" : "L").append(p.x()).append(' ').append(p.y());
      }
    }
    return d.toString();
  }

  /** A corner that is a little round. */
  private static void corner(StringBuilder d, Point before, Point at, Point after) {
    Point in = near(at, before);
    Point out = near(at, after);
    d.append("L" + in.x() + " " + in.y());
    d.append("Q" + at.x() + " " + at.y() + " " + out.x() + " " + out.y());
  }

  private static Point near(Point at, Point other) {
    int x = Integer.signum(other.x() - at.x()) * Math.min(5, Math.abs(other.x() - at.x()) / 2);
    int y = Integer.signum(other.y() - at.y()) * Math.min(5, Math.abs(other.y() - at.y()) / 2);
    return new Point(at.x() + x, at.y() + y);
  }
}
