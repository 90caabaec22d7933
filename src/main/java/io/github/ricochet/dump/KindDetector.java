package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits a file into stretches by what its lines look like, never by its name alone: people save
 * several commands into one file, paste from a terminal and rename.
 */
final class KindDetector {

  /** What a line is, shows in so many characters. */
  private static final int ENOUGH = 2000;

  /** What {@code ip route get} adds to a route: who asked, or that it is of the cache. */
  private static final Pattern ANSWER = Pattern.compile(".* uid \\d+(?: .*)?");

  private static final Pattern CACHE = Pattern.compile("\\s+cache\\b.*");

  private static final List<Shape> SHAPES = List.of(Shape.values());

  private final DumpFile file;
  private final List<Stretch> dumps = new ArrayList<>();
  private final List<Stretch> foreign = new ArrayList<>();
  private Shape current;
  private int first;
  private int last;

  private KindDetector(DumpFile file) {
    this.file = file;
  }

  /**
   * What a file is made of.
   *
   * @param dumps the dumps, in order
   * @param elsewhere dumps of a container or of another network namespace, as the commands above
   *     them say
   * @param foreign text that is none, such as shell prompts
   */
  record Layout(List<Stretch> dumps, List<Stretch> elsewhere, List<Stretch> foreign) {}

  /** Finds all dumps in a file. */
  static Layout detect(DumpFile file) {
    if (WholeFiles.isScript(file)) {
      return whole(file, DumpKind.IPTABLES_SCRIPT);
    }
    KindDetector detector = new KindDetector(file);
    detector.walk();
    if (detector.dumps.isEmpty()) {
      Optional<DumpKind> other = WholeFiles.configuration(file);
      if (other.isPresent()) {
        return whole(file, other.get());
      }
    }
    return detector.layout();
  }

  /** A file that is of another namespace throughout may well be of the host that is asked about. */
  private Layout layout() {
    List<Stretch> outside = dumps.stream().filter(d -> !Command.isInContainer(d)).toList();
    List<Stretch> here = outside.stream().filter(d -> !Command.isInNamespace(d)).toList();
    List<Stretch> kept = here.isEmpty() ? outside : here;
    List<Stretch> elsewhere = new ArrayList<>(dumps);
    elsewhere.removeAll(kept);
    return new Layout(kept, elsewhere, foreign);
  }

  private static Layout whole(DumpFile file, DumpKind kind) {
    return new Layout(List.of(new Stretch(file, kind, 1, file.lines())), List.of(), List.of());
  }

  /** The beginning of a line, without blanks at its end. */
  static String head(DumpFile file, int number) {
    String line = file.line(number);
    return (line.length() > ENOUGH ? line.substring(0, ENOUGH) : line).stripTrailing();
  }

  private void walk() {
    int number = 1;
    while (number <= file.lines()) {
      String line = head(file, number);
      boolean member = current == Shape.IPSET && current.goesOn(line);
      if (!member && Xtables.starts(line)) {
        close();
        int end = Xtables.end(file, number, text -> shapeOf(text) != null);
        dumps.addAll(Xtables.split(file, number, end));
        number = end + 1;
        continue;
      }
      int end = line.startsWith("[") || line.startsWith("{") ? json(number) : 0;
      if (end >= number) {
        number = end;
      } else {
        take(line, number);
      }
      number++;
    }
    close();
  }

  /** Takes the JSON text that starts here; gives its last line, or 0 where there is none. */
  private int json(int number) {
    Optional<Stretch> found = JsonDumps.find(file, number);
    if (found.isEmpty()) {
      return 0;
    }
    close();
    Stretch stretch = found.get();
    if (stretch.kind() != DumpKind.UNRECOGNISED) {
      dumps.add(stretch);
    }
    return stretch.last();
  }

  private void take(String line, int number) {
    if (line.isEmpty() || (line.charAt(0) == '#' && current != Shape.NFT)) {
      // It belongs to the dump around it, if there is one on both sides.
      if (Command.isPrompt(line) && !isConfiguration()) {
        close();
      }
      return;
    }
    Shape start = shapeOf(line);
    if (start == Shape.ROUTE && isNoRouteOfATable(line, number)) {
      start = null;
      if (current == Shape.ROUTE) {
        close();
      }
    }
    if (start == Shape.UNAME && !isRelease(line, number)) {
      start = null;
    }
    if (start != null && start != current) {
      close();
      current = start;
      first = start.isNamedAbove() ? takeBack(number) : number;
    } else if (start == null && (current == null || !current.goesOn(line))) {
      close();
      foreign(number);
      return;
    }
    last = number;
  }

  /** In files that people write, what looks like a prompt may be a note of theirs. */
  private boolean isConfiguration() {
    return current == Shape.IFUPDOWN || current == Shape.NETWORKD;
  }

  /**
   * Whether a line that looks like a route is an address in a list of some other sort, or what
   * {@code ip route get} says of one packet. A route of which its destination alone is printed has
   * its next hops below.
   */
  private boolean isNoRouteOfATable(String line, int number) {
    String below = number < file.lines() ? head(file, number + 1) : "";
    boolean bare = line.indexOf(' ') < 0 && !below.strip().startsWith("nexthop ");
    return bare || ANSWER.matcher(line).matches() || CACHE.matcher(below).matches();
  }

  /**
   * Whether a line that looks like a kernel release is one: in prose, a number such as 5.10 may be
   * anything, so that the command stands above it, or nothing else in the file.
   */
  private boolean isRelease(String line, int number) {
    if (line.startsWith("Linux ") || (number > 1 && head(file, number - 1).contains("uname"))) {
      return true;
    }
    for (int other = 1; other <= file.lines(); other++) {
      if (other != number && !head(file, other).isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** The line above, where it passed for foreign text: the dump starts there. */
  private int takeBack(int number) {
    Stretch before = foreign.isEmpty() ? null : foreign.get(foreign.size() - 1);
    if (before == null || before.last() != number - 1) {
      return number;
    }
    foreign.remove(foreign.size() - 1);
    if (before.lines() > 1) {
      foreign.add(new Stretch(file, before.kind(), before.first(), number - 2));
    }
    return number - 1;
  }

  private static Shape shapeOf(String line) {
    for (Shape shape : SHAPES) {
      if (shape.starts(line)) {
        return shape;
      }
    }
    return null;
  }

  private void close() {
    if (current != null) {
      dumps.add(new Stretch(file, current.kind(), first, last));
    }
    current = null;
  }

  private void foreign(int number) {
    int size = foreign.size();
    if (size > 0 && foreign.get(size - 1).last() == number - 1) {
      Stretch before = foreign.get(size - 1);
      foreign.set(size - 1, new Stretch(file, DumpKind.UNRECOGNISED, before.first(), number));
    } else {
      foreign.add(new Stretch(file, DumpKind.UNRECOGNISED, number, number));
    }
  }
}
