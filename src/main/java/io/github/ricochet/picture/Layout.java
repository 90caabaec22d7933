package io.github.ricochet.picture;

import io.github.ricochet.picture.Shape.Box;
import io.github.ricochet.picture.Shape.Frame;
import io.github.ricochet.picture.Shape.Point;
import io.github.ricochet.picture.Shape.Wire;
import io.github.ricochet.picture.Topology.Attachment;
import io.github.ricochet.picture.Topology.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each box its place: the host's stack on top, bridges below it, ports and interfaces on the
 * host's lower edge, machines below. Columns follow the order of the dumps and depend on nothing
 * but what is in them, so that a small change of a host changes little of its picture.
 */
final class Layout {

  static final int LANE = 26;

  private static final int MARGIN = 8;
  private static final int PADDING = 14;
  private static final int GAP = 14;
  private static final int HEAD = 34;
  private static final int TEXT = 120;
  private static final int LANE_WIDTH = 22;
  private static final int CHIP = 22;
  private static final int MIN_WIDTH = 480;

  private final Topology topology;
  private final Lanes lanes;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final List<Wire> wires = new ArrayList<>();
  private Frame frame;
  private int height;

  Layout(Topology topology, Lanes lanes) {
    this.topology = topology;
    this.lanes = lanes;
    place();
  }

  private void place() {
    int left = MARGIN + PADDING;
    int inner = width();
    int y = services(left, MARGIN + HEAD, inner) + 10;
    int stack = HEAD + Math.max(0, lanes.count(Node.STACK)) * LANE + 6;
    put(
        new Node(Node.STACK, Node.Kind.STACK, "IP: routing, NAT, filter", List.of()),
        left,
        y,
        inner,
        stack);
    int bridgeTop = y + stack + 24;
    boolean bridged = topology.groups().stream().anyMatch(g -> g.bridge().isPresent());
    int bridge = bridged ? HEAD + lanes.most("bridge:") * LANE + 6 : 0;
    int deviceTop = bridgeTop + bridge + (bridged ? 32 : 0);
    int device = 28 + 15 * lines();
    int floor = deviceTop + device + PADDING;
    int machineTop = floor + 26 + lanes.most("dev:") * 10;
    int x = left;
    for (Group group : topology.groups()) {
      int start = x;
      for (Attachment attachment : group.devices()) {
        x = column(attachment, x, deviceTop, device, machineTop) + GAP;
      }
      int end = Math.max(x - GAP, start + minimum(group));
      if (group.bridge().isPresent()) {
        put(group.bridge().get(), start, bridgeTop, end - start, bridge);
        wire(start + 12, y + stack, bridgeTop);
        group
            .devices()
            .forEach(
                a -> wire(boxes.get(a.device().key()).x() + 12, bridgeTop + bridge, deviceTop));
      } else {
        wire(start + 12, y + stack, deviceTop);
      }
      x = end + GAP + 6;
    }
    frame = new Frame(MARGIN, MARGIN, inner + 2 * PADDING, floor - MARGIN, topology.name());
    boolean machines = boxes.keySet().stream().anyMatch(k -> k.startsWith("machine:"));
    height = (machines ? machineTop + 46 : floor) + MARGIN;
  }

  private void wire(int x, int from, int to) {
    wires.add(new Wire(List.of(new Point(x, from), new Point(x, to))));
  }

  private void put(Node node, int x, int y, int width, int height) {
    boxes.put(node.key(), new Box(node, x, y, width, height, lanes.isFault(node.key())));
  }

  /** What is published, in rows; gives the lower edge. */
  private int services(int left, int top, int inner) {
    int x = left;
    int y = top;
    for (Node service : topology.services()) {
      int width = Math.min(inner, Letters.width(service.name()) + 28);
      if (x > left && x + width > left + inner) {
        x = left;
        y += CHIP + 6;
      }
      put(service, x, y, width, CHIP);
      x += width + 8;
    }
    return topology.services().isEmpty() ? top - 8 : y + CHIP;
  }

  private int width() {
    int width = -GAP - 6;
    for (Group group : topology.groups()) {
      int wide = -GAP;
      for (Attachment attachment : group.devices()) {
        wide += width(attachment) + GAP;
      }
      width += Math.max(wide, minimum(group)) + GAP + 6;
    }
    return Math.max(width, MIN_WIDTH);
  }

  /** How wide a group has to be for what is written in its bridge. */
  private int minimum(Group group) {
    return group
        .bridge()
        .map(bridge -> Math.max(Letters.width(title(bridge)) + 24, labelled(group, bridge)))
        .orElse(0);
  }

  /** How wide a bridge has to be for a label left of, between or else right of the ways in it. */
  private int labelled(Group group, Node bridge) {
    int label = lanes.widestLabel(bridge.key());
    int left = -1;
    int between = 0;
    int last = 0;
    int x = 0;
    for (Attachment attachment : group.devices()) {
      int wide = width(attachment);
      int used = lanes.count(attachment.device().key()) * LANE_WIDTH;
      if (used > 0) {
        left = left < 0 ? x + wide - used : left;
        between = last == 0 ? 0 : x + wide - used - last;
        last = x + wide;
      }
      x += wide + GAP;
    }
    boolean fits = label == 0 || left >= label + 22 || between >= label + 32;
    return fits ? 0 : last + label + 24;
  }

  /** What stands in the first line of a bridge. */
  static String title(Node bridge) {
    StringBuilder title = new StringBuilder(bridge.name());
    bridge.lines().forEach(line -> title.append("   ").append(line.text()));
    return title.toString();
  }

  private int width(Attachment attachment) {
    int machines = attachment.machines().stream().mapToInt(m -> width(m) + GAP).sum() - GAP;
    return Math.max(width(attachment.device()), machines);
  }

  private int width(Node node) {
    if (node.kind() == Node.Kind.MORE) {
      return Letters.width(node.name()) + 24;
    }
    int count = lanes.count(node.key());
    return TEXT + (count == 0 ? 0 : count * LANE_WIDTH + 8);
  }

  private int lines() {
    return topology.groups().stream()
        .flatMap(g -> g.devices().stream())
        .mapToInt(a -> a.device().lines().size())
        .max()
        .orElse(0);
  }

  private int column(Attachment attachment, int x, int top, int height, int machineTop) {
    int wide = width(attachment);
    put(attachment.device(), x, top, wide, height);
    int at = x;
    int bus = machineTop - 12;
    for (Node machine : attachment.machines()) {
      int width = width(machine);
      put(machine, at, machineTop, width, 46);
      List<Point> points = new ArrayList<>();
      points.add(new Point(x + 12, top + height));
      if (at > x) {
        points.add(new Point(x + 12, bus));
        points.add(new Point(at + 12, bus));
      }
      points.add(new Point(at + 12, machineTop));
      wires.add(new Wire(List.copyOf(points)));
      at += width + GAP;
    }
    return x + wide;
  }

  Map<String, Box> boxes() {
    return boxes;
  }

  List<Wire> wires() {
    return wires;
  }

  Frame frame() {
    return frame;
  }

  int width(int margin) {
    return frame.x() + frame.width() + margin;
  }

  int height() {
    return height;
  }

  /** Where a lane of a port or machine runs, from the left. */
  int laneX(String node, int lane) {
    Box box = boxes.get(node);
    int count = lanes.count(node);
    return box.x() + box.width() - 14 - (count - 1 - lane) * LANE_WIDTH;
  }

  /** Where a lane of a bridge or the stack runs, from the top; that of a port: below the host. */
  int laneY(String node, int lane) {
    Box box = boxes.get(node);
    return Lanes.isFlat(node)
        ? box.y() + HEAD + lane * LANE + 8
        : frame.y() + frame.height() + 10 + lane * 10;
  }
}
