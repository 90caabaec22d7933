package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Family;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code -m u32} (xt_u32.c): 32-bit words of the packet, computed with and compared.
 *
 * @param not whether {@code !} stands before the option
 * @param tests all of these must hold
 */
public record U32Match(boolean not, List<Test> tests) implements Match {

  /**
   * What is done to the value so far: {@code &}, {@code <<}, {@code >>}, or {@code @} to read
   * again.
   */
  public enum Operator {
    AND("&"),
    LEFT("<<"),
    RIGHT(">>"),
    AT("@");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
      return sign;
    }
  }

  /** One step of a computation. Numbers are 32 bits without sign. */
  public record Step(Operator operator, int number) {}

  /** Values that pass, both ends included, without sign. */
  public record Range(int first, int last) {

    boolean contains(int value) {
      return Integer.compareUnsigned(first, value) <= 0
          && Integer.compareUnsigned(value, last) <= 0;
    }

    @Override
    public String toString() {
      return first == last ? hex(first) : hex(first) + ":" + hex(last);
    }
  }

  /**
   * One comparison.
   *
   * @param start the offset in bytes of the word to begin with
   * @param steps what is done to it
   * @param ranges the values that pass
   */
  public record Test(int start, List<Step> steps, List<Range> ranges) {

    Decision decide(PacketView packet) {
      long base = 0;
      Word word = Word.read(packet, Integer.toUnsignedLong(start));
      for (Step step : steps) {
        if (step.operator() != Operator.AT) {
          word = word.apply(step);
        } else if (word.known() == -1) {
          base += Integer.toUnsignedLong(word.value());
          word = Word.read(packet, base + Integer.toUnsignedLong(step.number()));
        } else {
          return Decision.UNDECIDED;
        }
      }
      int value = word.value();
      return word.known() == -1
          ? Decision.of(ranges.stream().anyMatch(r -> r.contains(value)))
          : Decision.UNDECIDED;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(hex(start));
      steps.forEach(s -> text.append(s.operator().sign()).append(hex(s.number())));
      return text + "=" + ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
  }

  /** A 32-bit word of the packet, of which some bits are known. */
  private record Word(int value, int known) {

    private static final int HEADER = 20;
    private static final int BEYOND = 64;
    private static final Word UNKNOWN = new Word(0, 0);

    Word apply(Step step) {
      int n = step.number();
      return switch (step.operator()) {
        case AND -> new Word(value & n, known | ~n);
        case LEFT -> n > 31 ? new Word(0, -1) : new Word(value << n, known << n | ~(-1 << n));
        case RIGHT -> n > 31 ? new Word(0, -1) : new Word(value >>> n, known >>> n | ~(-1 >>> n));
        case AT -> this;
      };
    }

    /** What is known of an IPv4 header without options, and of the transport header behind it. */
    static Word read(PacketView packet, long offset) {
      if (packet.source().family() != Family.IPV4 || offset < 0) {
        return UNKNOWN;
      }
      int value = 0;
      int known = 0;
      for (int i = 0; i < 4; i++) {
        Word octet =
            offset + i < HEADER
                ? octet(packet, (int) offset + i)
                : transport(packet, (int) Math.min(offset + i - HEADER, BEYOND));
        value = value << 8 | octet.value();
        known = known << 8 | octet.known();
      }
      return new Word(value, known);
    }

    /** Of the identification, the checksum and "do not fragment" nothing is known. */
    private static Word octet(PacketView packet, int offset) {
      return switch (offset) {
        case 0 -> whole(0x45);
        case 1 -> whole(packet.tos());
        case 2, 3 -> of(packet.length(), 3 - offset);
        case 6 -> packet.laterFragment() ? UNKNOWN : new Word(0, 0xbf);
        case 7 -> packet.laterFragment() ? UNKNOWN : whole(0);
        case 8 -> whole(packet.ttl());
        case 9 -> whole(packet.protocol());
        case 12, 13, 14, 15 -> of(packet.source().low(), 15 - offset);
        case 16, 17, 18, 19 -> of(packet.destination().low(), 19 - offset);
        default -> UNKNOWN;
      };
    }

    private static Word transport(PacketView packet, int offset) {
      boolean ports = Protocols.hasPorts(packet.protocol()) && !packet.laterFragment();
      if (!ports || offset > 3) {
        return UNKNOWN;
      }
      return offset < 2
          ? of(packet.sourcePort(), 1 - offset)
          : of(packet.destinationPort(), 3 - offset);
    }

    private static Word whole(int octet) {
      return new Word(octet & 0xff, 0xff);
    }

    /** One octet of a number, counted from its end. */
    private static Word of(long number, int octet) {
      return whole((int) (number >>> (8 * octet)));
    }
  }

  @Override
  public Decision decide(PacketView packet) {
    Decision all = Decision.YES;
    for (Test test : tests) {
      all = all.and(test.decide(packet));
    }
    return all.negate(not);
  }

  @Override
  public String save() {
    String all = tests.stream().map(Test::toString).collect(Collectors.joining("&&"));
    return " -m u32" + (not ? " !" : "") + " --u32 \"" + all + "\"";
  }

  private static String hex(int number) {
    return String.format(Locale.ROOT, "0x%x", number);
  }
}
