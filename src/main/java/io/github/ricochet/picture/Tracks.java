package io.github.ricochet.picture;

import io.github.ricochet.path.Step;
import io.github.ricochet.picture.Hop.End;
import io.github.ricochet.picture.Lanes.Stay;
import io.github.ricochet.picture.Shape.Arrow;
import io.github.ricochet.picture.Shape.Badge;
import io.github.ricochet.picture.Shape.Box;
import io.github.ricochet.picture.Shape.Cross;
import io.github.ricochet.picture.Shape.Label;
import io.github.ricochet.picture.Shape.Point;
import io.github.ricochet.picture.Shape.Track;
import java.util.ArrayList;
import java.util.List;

/** Draws ways along their lanes: up and down at a lane of a port or machine, across in between. */
final class Tracks {

  private static final int STUB = 44;

  private final Layout layout;
  private final List<Shape> lines = new ArrayList<>();
  private final List<Shape> marks = new ArrayList<>();
  private Point at;
  private List<Point> points;

  Tracks(Layout layout) {
    this.layout = layout;
  }

  /** The lines. */
  List<Shape> lines() {
    return lines;
  }

  /** What stands on the lines: numbers, labels, crosses, heads of arrows. */
  List<Shape> marks() {
    return marks;
  }

  /** Draws one run. */
  void draw(List<Stay> run) {
    for (int i = 0; i < run.size(); i++) {
      Stay stay = run.get(i);
      int ahead = i + 1 < run.size() ? x(run.get(i + 1)) : aheadX(stay);
      if (i == 0) {
        at = start(stay, ahead);
        points = new ArrayList<>(List.of(at));
      } else {
        points = new ArrayList<>(List.of(at));
        move(run.get(i - 1), stay, ahead);
        track(stay);
      }
      badge(stay);
      Point from = at;
      end(stay, i == 0 ? at.y() : points.get(0).y());
      if (Lanes.isFlat(stay.hop().node())) {
        labels(stay, from.x(), ahead < 0 ? from.x() : ahead);
      }
    }
  }

  private void track(Stay stay) {
    if (points.size() > 1) {
      lines.add(new Track(stay.hop().number(), stay.way().role(), List.copyOf(points)));
    }
  }

  /** The lane from the left, or -1 for a box whose lanes run across. */
  private int x(Stay stay) {
    String node = stay.hop().node();
    return Lanes.isFlat(node) ? -1 : layout.laneX(node, stay.lane());
  }

  private int aheadX(Stay stay) {
    return stay.ahead() < 0 ? -1 : layout.laneX(stay.hop().towards().orElseThrow(), stay.ahead());
  }

  private int y(Stay stay) {
    String node = stay.hop().node();
    return level(stay) == 0 ? box(stay).y() : layout.laneY(node, stay.lane());
  }

  private Box box(Stay stay) {
    return layout.boxes().get(stay.hop().node());
  }

  /** How high a box stands: machines, devices, bridges, the stack. */
  private static int level(Stay stay) {
    String node = stay.hop().node();
    return node.startsWith("machine:")
        ? 0
        : node.startsWith("dev:") ? 1 : node.startsWith("bridge:") ? 2 : 3;
  }

  private Point start(Stay stay, int ahead) {
    Box box = box(stay);
    int x = x(stay);
    if (x < 0) {
      x = ahead < 0 ? box.x() + box.width() / 2 : Math.max(box.x() + 14, ahead - STUB);
    }
    return new Point(x, y(stay));
  }

  private void go(int x, int y) {
    Point to = new Point(x, y);
    if (!to.equals(at)) {
      points.add(to);
      at = to;
    }
  }

  private void move(Stay from, Stay to, int ahead) {
    int fromX = x(from);
    if (level(to) > level(from)) {
      if (level(from) == 1) {
        go(fromX, at.y());
      }
      go(at.x(), y(to));
    } else if (level(to) < level(from)) {
      int x = x(to);
      if (x < 0) {
        Box box = box(to);
        x = ahead < 0 ? box.x() + box.width() / 2 : ahead;
      }
      go(x, at.y());
      go(x, y(to));
    } else {
      int x = x(to);
      go(x < 0 ? at.x() : x, y(to));
    }
  }

  private void badge(Stay stay) {
    Box box = box(stay);
    int level = level(stay);
    int x = level == 1 ? x(stay) : at.x();
    int y =
        level == 0
            ? box.y() + 14
            : level == 1 ? box.y() + box.height() / 2 + (stay.lane() % 2 == 0 ? -8 : 9) : at.y();
    marks.add(new Badge(stay.hop().number(), stay.way().role(), new Point(x, y)));
  }

  /** Ends the way, where it ends. */
  private void end(Stay stay, int before) {
    Hop hop = stay.hop();
    if (hop.ended() == End.NOT) {
      return;
    }
    int ahead = aheadX(stay);
    if (ahead >= 0) {
      points = new ArrayList<>(List.of(at));
      go(ahead, at.y());
      go(ahead, layout.boxes().get(hop.towards().orElseThrow()).y() - 14);
      track(stay);
    } else if (level(stay) > 1) {
      points = new ArrayList<>(List.of(at));
      if (hop.loss().isPresent()) {
        go(at.x(), layout.laneY(hop.node(), stay.lane() + Lanes.labels(hop).size()));
      }
      Box box = box(stay);
      int words = hop.lossWords().map(Letters::boldWidth).orElse(0);
      boolean room = at.x() + 2 * STUB + words < box.x() + box.width();
      go(room ? at.x() + STUB : at.x() - STUB, at.y());
      track(stay);
    }
    if (hop.loss().isPresent()) {
      marks.add(new Cross(hop.number(), stay.way().role(), at));
      beside(stay, hop.lossWords().orElseThrow(), /* loss= */ true);
    } else if (level(stay) < 2) {
      marks.add(new Arrow(hop.number(), stay.way().role(), at, at.y() > before));
    } else {
      beside(stay, "for the host itself", /* loss= */ false);
    }
  }

  /** Writes something where the way ends. */
  private void beside(Stay stay, String text, boolean loss) {
    int width = (loss ? Letters.boldWidth(text) : Letters.width(text)) + 14;
    int right = layout.frame().x() + layout.frame().width() - 4;
    boolean leftwards = points.size() > 1 && at.x() < points.get(points.size() - 2).x();
    boolean room =
        at.x() + 14 + width <= right && !leftwards && stay.way().role() != Way.Role.BEFORE;
    int x = room ? at.x() + 14 : Math.max(10, at.x() - 14 - width);
    marks.add(new Label(stay.hop().number(), stay.way().role(), x, at.y(), width, text, loss));
  }

  private void labels(Stay stay, int from, int to) {
    Box box = box(stay);
    int row = 0;
    for (Step step : Lanes.labels(stay.hop())) {
      String text = Letters.cut(words(step), box.width() - 40);
      int width = Letters.width(text) + 14;
      int low = Math.min(from, to);
      int high = Math.max(from, to);
      int x = low + 16;
      if (high - low < width + 32) {
        x = high + 16;
        if (x + width > box.x() + box.width() - 6) {
          x = Math.max(box.x() + 6, low - 16 - width);
        }
      }
      int y = layout.laneY(stay.hop().node(), stay.lane() + row++);
      marks.add(
          new Label(stay.hop().number(), stay.way().role(), x, y, width, text, /* loss= */ false));
    }
  }

  /** What is rewritten, in short. */
  static String words(Step step) {
    return step.note()
        .replaceFirst("^rule \\d+: ", "")
        .replaceFirst("^translated back: ", "back: ")
        .replaceFirst(" (?:tcp|udp|icmp) ?[A-Z,]*$", "")
        .replace("->", "→");
  }
}
