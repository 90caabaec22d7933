package io.github.ricochet.dump.xtables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.AddrtypeMatch;
import io.github.ricochet.host.xtables.CommentMatch;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.CtState;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.LengthMatch;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.MacMatch;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.SetMatch;
import io.github.ricochet.host.xtables.StateMatch;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.TtlMatch;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random rules of the typed model: what is printed reads back equal. */
class RandomRulesTest {

  private static final Origin NOWHERE = new Origin(new DumpFile("none", ""), 1, 1, 1);

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void printedRulesReadBackEqual(@ForAll("rules") Rule rule) {
    Rule again =
        Dumps.rule(rule.table(), rule.save(), RuleFamily.IPTABLES)
            .ruleset()
            .rules()
            .findFirst()
            .orElseThrow();

    assertThat(again.header()).isEqualTo(rule.header());
    assertThat(again.matches()).isEqualTo(rule.matches());
    assertThat(again.target()).isEqualTo(rule.target());
    assertThat(again.save()).isEqualTo(rule.save());
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anyLineIsReadOrTold(@ForAll("lines") String line, @ForAll RuleFamily family) {
    Dumps.Read read = Dumps.rule("filter", line, family);

    assertThat(read.problems()).allSatisfy(p -> assertThat(p.message()).doesNotContain("\n"));
    assertThat(read.ruleset().save()).isNotEmpty();
  }

  /** Lines of words that rules are made of, in any order. */
  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.of(
                "-A",
                "-I",
                "-D",
                "-N",
                "-R",
                "-P",
                "INPUT",
                "mine",
                "!",
                "-s",
                "-d",
                "-p",
                "tcp",
                "--dport",
                "80",
                "-m",
                "multiport",
                "conntrack",
                "--ctstate",
                "NEW",
                "-j",
                "DNAT",
                "ACCEPT",
                "--to",
                "10.0.0.1",
                "\"",
                "\\\\",
                "--comment",
                ":",
                "*nat",
                "[1:2]",
                "#",
                "COMMIT",
                "--limit",
                "3/min",
                "set",
                "--match-set",
                "u32",
                "--u32",
                "0=1",
                "-c",
                "1",
                "-",
                "--",
                "=",
                "--dport="),
            Arbitraries.strings().ofMaxLength(6));
    return word.list().ofMaxSize(14).map(words -> String.join(" ", words).replace("\n", " "));
  }

  @Provide
  Arbitrary<Rule> rules() {
    Arbitrary<List<Match>> matches = match().list().ofMaxSize(4).map(List::copyOf);
    return Combinators.combine(header(), matches, target())
        .as(
            (header, some, target) ->
                new Rule(
                    RuleFamily.IPTABLES,
                    target instanceof Reject
                        ? "filter"
                        : target instanceof NatTarget ? "nat" : "mangle",
                    "mine",
                    1,
                    header,
                    some,
                    target,
                    Optional.<Counters>empty(),
                    NOWHERE));
  }

  private static Arbitrary<IpHeader> header() {
    return Combinators.combine(
            term(prefix()).optional(),
            term(prefix()).optional(),
            term(device()).optional(),
            term(device()).optional())
        .as(
            (source, destination, in, out) ->
                new IpHeader(
                    source, destination, in, out, Optional.of(Term.is(6)), Optional.empty()));
  }

  private static Arbitrary<Match> match() {
    return Arbitraries.oneOf(
        Combinators.combine(
                term(ports()).optional(), term(ports()).optional(), term(flags()).optional())
            .as(
                (source, destination, flags) ->
                    new TcpMatch(source, destination, flags, Optional.empty())),
        Combinators.combine(
                Arbitraries.of(MultiportMatch.Side.class),
                bool(),
                ports().list().ofMinSize(1).ofMaxSize(7))
            .as((side, not, list) -> new MultiportMatch(side, not, List.copyOf(list))),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40).map(CommentMatch::new),
        Combinators.combine(
                bool(), states(EnumSet.complementOf(EnumSet.of(CtState.SNAT, CtState.DNAT))))
            .as(StateMatch::new),
        conntrack(),
        Combinators.combine(bool(), term(mark())).as(MarkMatch::new),
        term(Arbitraries.longs().between(0, 0xffffffffffffL).map(Mac::new)).map(MacMatch::new),
        physdev(),
        Combinators.combine(
                term(types()).optional(), term(types()), Arbitraries.of(AddrtypeMatch.Limit.class))
            .as(
                (source, destination, limit) ->
                    new AddrtypeMatch(source, Optional.of(destination), limit)),
        Combinators.combine(
                Arbitraries.integers().between(1, 200),
                Arbitraries.of(1, 60, 3600, 86400),
                number(1, 50))
            .as((rate, unit, burst) -> rounded(unit * (long) LimitMatch.SCALE / rate, burst)),
        term(ports()).map(LengthMatch::new),
        Combinators.combine(Arbitraries.of(TtlMatch.Comparison.class), number(0, 255))
            .as((comparison, value) -> new TtlMatch(false, comparison, value)),
        Combinators.combine(
                bool(), Arbitraries.of("blocked", "a-b.c"), Arbitraries.of("src", "dst,src"))
            .as((not, set, directions) -> new SetMatch(not, set, directions, List.of())));
  }

  /** The kernel's period of a rate that was printed: printing may round it once. */
  private static LimitMatch rounded(long period, long burst) {
    String rate = LimitMatch.rate(period, LimitMatch.SCALE);
    return new LimitMatch(PacketMatches.period(rate, LimitMatch.SCALE), burst);
  }

  private static Arbitrary<Match> conntrack() {
    Arbitrary<ConntrackMatch.TupleTest> tuple =
        Combinators.combine(term(prefix()).optional(), term(ports()).optional())
            .as(
                (source, port) ->
                    new ConntrackMatch.TupleTest(source, Optional.empty(), Optional.empty(), port));
    return Combinators.combine(
            term(states(EnumSet.allOf(CtState.class))), tuple, tuple, bool().optional())
        .as(
            (states, original, reply, direction) ->
                new ConntrackMatch(
                    Optional.of(states),
                    Optional.empty(),
                    original,
                    reply,
                    Optional.empty(),
                    Optional.empty(),
                    direction));
  }

  private static Arbitrary<Match> physdev() {
    return Combinators.combine(
            term(device()), bool().optional(), term(device()).optional(), bool().optional())
        .as(
            (in, isIn, out, bridged) ->
                new PhysdevMatch(Optional.of(in), isIn, out, Optional.empty(), bridged));
  }

  private static Arbitrary<Target> target() {
    Arbitrary<NatTarget.Range> range =
        Combinators.combine(ip(), ports().optional())
            .as(
                (ip, port) ->
                    new NatTarget.Range(Optional.of(ip), Optional.of(ip), port, Optional.empty()));
    Arbitrary<NatTarget.Flags> flags =
        Combinators.combine(bool(), bool(), bool()).as(NatTarget.Flags::new);
    return Arbitraries.oneOf(
        Arbitraries.of(Target.Standard.ACCEPT, Target.Standard.DROP, Target.Standard.RETURN),
        Arbitraries.of("other", "x.y-z").map(Target.Jump::new),
        Arbitraries.of("other").map(Target.GoTo::new),
        Arbitraries.of(new Target.None()),
        Combinators.combine(range, flags).as(NatTarget.Dnat::new),
        Combinators.combine(range, flags).as(NatTarget.Snat::new),
        mark().map(m -> new MangleTarget.Mark(m.value(), m.mask())),
        Arbitraries.of("icmp-port-unreachable", "tcp-reset").map(Reject::new));
  }

  private static <T> Arbitrary<Term<T>> term(Arbitrary<T> value) {
    return Combinators.combine(bool(), value).as(Term::new);
  }

  private static Arbitrary<Boolean> bool() {
    return Arbitraries.of(false, true);
  }

  private static Arbitrary<Integer> number(int least, int most) {
    return Arbitraries.integers().between(least, most);
  }

  private static Arbitrary<PortRange> ports() {
    return Combinators.combine(number(1, 65535), number(1, 65535))
        .as((a, b) -> new PortRange(Math.min(a, b), Math.max(a, b)));
  }

  private static Arbitrary<TcpMatch.Flags> flags() {
    return Combinators.combine(number(0, 63), number(0, 63)).as(TcpMatch.Flags::new);
  }

  private static Arbitrary<Ip> ip() {
    return Arbitraries.integers().map(Ip::v4);
  }

  private static Arbitrary<Prefix> prefix() {
    return Combinators.combine(ip(), number(1, 32)).as(Prefix::of);
  }

  private static Arbitrary<String> device() {
    return Arbitraries.of("eth0", "br-lan.1", "veth+", "lo");
  }

  private static Arbitrary<MarkMask> mark() {
    return Combinators.combine(Arbitraries.integers(), Arbitraries.integers()).as(MarkMask::new);
  }

  private static Arbitrary<Set<CtState>> states(Set<CtState> of) {
    return Arbitraries.of(of).set().ofMinSize(1);
  }

  private static Arbitrary<List<String>> types() {
    return Arbitraries.of(
        List.of("LOCAL"), List.of("UNICAST", "LOCAL"), List.of("BROADCAST", "MULTICAST"));
  }
}
