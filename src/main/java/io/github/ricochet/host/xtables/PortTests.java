package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.MultiportMatch.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What matches ask of ports. */
public final class PortTests {

  private PortTests() {}

  /** The destination ports that the match asks for, where it asks for any. */
  public static Optional<Term<List<PortRange>>> destination(Match match) {
    if (match instanceof TcpMatch tcp) {
      return tcp.destinationPorts().map(PortTests::single);
    }
    if (match instanceof UdpMatch udp) {
      return udp.destinationPorts().map(PortTests::single);
    }
    return multiport(match, Side.SPORTS);
  }

  /** The source ports that the match asks for, where it asks for any. */
  public static Optional<Term<List<PortRange>>> source(Match match) {
    if (match instanceof TcpMatch tcp) {
      return tcp.sourcePorts().map(PortTests::single);
    }
    if (match instanceof UdpMatch udp) {
      return udp.sourcePorts().map(PortTests::single);
    }
    return multiport(match, Side.DPORTS);
  }

  /** The ports of {@code open} that pass the test as well, in order. */
  public static List<PortRange> and(List<PortRange> open, Term<List<PortRange>> test) {
    List<PortRange> wanted = test.not() ? complement(test.value()) : test.value();
    if (wanted.size() == 1 && open.size() == 1 && open.get(0).equals(PortRange.ALL)) {
      return wanted;
    }
    List<PortRange> both = new ArrayList<>();
    for (PortRange a : open) {
      for (PortRange b : wanted) {
        int first = Math.max(a.first(), b.first());
        int last = Math.min(a.last(), b.last());
        if (first <= last) {
          both.add(new PortRange(first, last));
        }
      }
    }
    return merge(both);
  }

  /** The same ports in order, ranges that touch joined. */
  public static List<PortRange> merge(List<PortRange> ranges) {
    if (ranges.size() < 2) {
      return List.copyOf(ranges);
    }
    List<PortRange> merged = new ArrayList<>();
    for (PortRange range :
        ranges.stream().sorted(Comparator.comparingInt(PortRange::first)).toList()) {
      PortRange before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && range.first() <= before.last() + 1) {
        int last = Math.max(before.last(), range.last());
        merged.set(merged.size() - 1, new PortRange(before.first(), last));
      } else {
        merged.add(range);
      }
    }
    return List.copyOf(merged);
  }

  private static List<PortRange> complement(List<PortRange> ranges) {
    List<PortRange> rest = new ArrayList<>();
    int next = 0;
    for (PortRange range : merge(ranges)) {
      if (range.first() > next) {
        rest.add(new PortRange(next, range.first() - 1));
      }
      next = range.last() + 1;
    }
    if (next <= 65535) {
      rest.add(new PortRange(next, 65535));
    }
    return rest;
  }

  /** A multiport match, unless it looks at the other side only. */
  private static Optional<Term<List<PortRange>>> multiport(Match match, Side other) {
    return match instanceof MultiportMatch several && several.side() != other
        ? Optional.of(new Term<>(several.not(), several.ports()))
        : Optional.empty();
  }

  private static Term<List<PortRange>> single(Term<PortRange> term) {
    return new Term<>(term.not(), List.of(term.value()));
  }
}
