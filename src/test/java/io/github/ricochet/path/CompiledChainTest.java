package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Finding rules by an index makes no difference to what they decide. */
class CompiledChainTest {

  private static final int NEVER = Integer.MAX_VALUE;

  /** Few, so that rules and packets meet. */
  private static final List<String> ADDRESSES = List.of("10.0.0.1", "10.0.0.2", "10.0.1.1");

  private static final List<Integer> PORTS = List.of(53, 80, 443);

  private static final List<String> CHAINS = List.of("FORWARD", "one", "two", "three");

  /**
   * How a packet comes out of a table.
   *
   * @param rule the rule that decided, empty for a policy
   * @param mark its mark, into which every rule that took it on its way has put its bit
   * @param choices what was open on its way
   */
  private record End(String target, String rule, String chain, int mark, List<Choice> choices) {}

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theIndexedWalkEndsAsThePlainScanDoes(
      @ForAll("chains") List<List<String>> chains,
      @ForAll("packets") List<Packet> packets,
      @ForAll("answers") List<Integer> answers) {
    Host host = host(chains);
    Table table = host.iptables().orElseThrow().tables().get(0);
    CompiledTable indexed = new CompiledTable(table, 0);
    CompiledTable plain = new CompiledTable(table, NEVER);

    for (Packet packet : packets) {
      assertThat(end(host, indexed, packet, answers))
          .as(packet.toString())
          .isEqualTo(end(host, plain, packet, answers));
    }
  }

  private static End end(Host host, CompiledTable table, Packet packet, List<Integer> answers) {
    Net net = new Net(host, Assumptions.NONE, Set.of());
    Oracle oracle = new Oracle(answers);
    Walk walk = new Walk(net, new Fdb.Base(net), new Neighbours(net), oracle, false, false);
    Trail trail = walk.trail(new Sent(Sent.Kind.REQUEST, null, packet, null));
    HookState state = new HookState(Hook.FORWARD, "eth0", "eth1");
    Skb skb = Skb.fresh(packet, trail);
    TableWalk.Verdict verdict = new TableWalk(walk, new IpEffect(), false).run(table, skb, state);
    return new End(
        verdict.target().save(),
        verdict.rule() == null ? "" : verdict.rule().save(),
        verdict.chain().name(),
        verdict.skb().mark(),
        oracle.choices());
  }

  private static Host host(List<List<String>> chains) {
    StringBuilder text = new StringBuilder("*mangle\n:FORWARD ACCEPT [0:0]\n");
    CHAINS.stream().skip(1).forEach(name -> text.append(":" + name + " - [0:0]\n"));
    for (int i = 0; i < CHAINS.size(); i++) {
      for (String rule : chains.get(i)) {
        text.append("-A " + CHAINS.get(i) + " " + rule + "\n");
      }
    }
    text.append("COMMIT\n");
    Host host = HostReader.readText("h", List.of(new DumpFile("rules", text.toString())));
    assertThat(host.problems()).isEmpty();
    return host;
  }

  /** The rules of each chain; one jumps to those behind it alone, so that there is no loop. */
  @Provide
  Arbitrary<List<List<String>>> chains() {
    List<Arbitrary<List<String>>> all = new ArrayList<>();
    for (int i = 0; i < CHAINS.size(); i++) {
      List<String> targets = targets(CHAINS.subList(i + 1, CHAINS.size()));
      Arbitrary<String> target =
          Arbitraries.oneOf(
              Arbitraries.of(targets),
              Arbitraries.integers().between(0, 30).map(bit -> "-j MARK --set-xmark " + bit(bit)));
      all.add(
          Combinators.combine(tests(), target)
              .as((test, does) -> test + does)
              .list()
              .ofMaxSize(12));
    }
    return Combinators.combine(all).as(list -> list);
  }

  /** Each bit stays as it was set, or turns, so that a rule that is passed over shows. */
  private static String bit(int bit) {
    return "0x" + Integer.toHexString(1 << bit) + "/0x0";
  }

  private static List<String> targets(List<String> behind) {
    List<String> targets = new ArrayList<>(List.of("-j ACCEPT", "-j DROP", "-j RETURN", ""));
    behind.forEach(chain -> targets.addAll(List.of("-j " + chain, "-g " + chain)));
    return targets;
  }

  private static Arbitrary<String> tests() {
    Arbitrary<String> not = Arbitraries.of("", "", "! ");
    Arbitrary<String> address =
        Arbitraries.oneOf(
            Arbitraries.of(ADDRESSES).map(a -> a + "/32"),
            Arbitraries.of("10.0.0.0/24", "10.0.0.0/8"));
    Arbitrary<String> port =
        Arbitraries.oneOf(
            Arbitraries.of(PORTS).map(String::valueOf), Arbitraries.of("53:80", "0:65535"));
    Arbitrary<String> destination =
        Combinators.combine(not, address)
            .as((n, a) -> n + "-d " + a + " ")
            .optional(0.6)
            .map(o -> o.orElse(""));
    Arbitrary<String> source =
        Combinators.combine(not, address)
            .as((n, a) -> n + "-s " + a + " ")
            .optional(0.2)
            .map(o -> o.orElse(""));
    Arbitrary<String> transport =
        Combinators.combine(Arbitraries.of("tcp", "udp"), Arbitraries.of("d", "d", "s"), not, port)
            .as(
                (p, end, n, number) ->
                    "-p " + p + " -m " + p + " " + n + "--" + end + "port " + number + " ")
            .optional(0.5)
            .map(o -> o.orElse(""));
    Arbitrary<String> further =
        Arbitraries.of(
            "", "", "", "-m mark --mark 0x1/0x1 ", "-m statistic --mode random --probability 0.5 ");
    return Combinators.combine(source, destination, transport, further)
        .as((s, d, t, f) -> s + d + t + f);
  }

  @Provide
  Arbitrary<List<Packet>> packets() {
    Arbitrary<Ip> address = Arbitraries.of(ADDRESSES).map(Ip::of);
    Arbitrary<Integer> port = Arbitraries.of(53, 80, 443, 8080);
    return Combinators.combine(
            Arbitraries.of(Protocols.TCP, Protocols.UDP, Protocols.ICMP), address, address, port)
        .as(CompiledChainTest::packet)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Packet packet(int protocol, Ip from, Ip to, int port) {
    return switch (protocol) {
      case Protocols.TCP -> Packet.tcp(from, 40000, to, port, new Packet.Tcp(Packet.SYN, 1, 0));
      case Protocols.UDP -> Packet.udp(from, 40000, to, port);
      default -> Packet.plain(from, to, protocol);
    };
  }

  @Provide
  Arbitrary<List<Integer>> answers() {
    return Arbitraries.integers().between(0, 1).list().ofSize(10);
  }
}
