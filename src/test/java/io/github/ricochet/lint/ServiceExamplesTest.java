package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.BridgeHost;
import io.github.ricochet.path.Simulator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule about lost services speaks on one host, and is silent on one that is nearly the same.
 */
class ServiceExamplesTest {

  private static final Linter LINTER = new Linter(RuleBase.load(), Catalogue.load());

  private static final String DNAT =
      "-A PREROUTING -d 198.51.100.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.2\n";
  private static final String SNAT =
      "-A POSTROUTING -s 10.0.0.0/24 -d 10.0.0.2/32 -p tcp -m tcp --dport 80 -j SNAT --to-source 10.0.0.1\n";
  private static final String NO_WEB_SERVER =
      """
      Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port
      tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
      """;
  private static final String WEB_SERVER =
      NO_WEB_SERVER + "tcp   LISTEN 0      511          0.0.0.0:80        0.0.0.0:*\n";
  private static final String OUTPUT =
      DNAT.replace("PREROUTING", "OUTPUT").replace("-A OUTPUT", ":OUTPUT ACCEPT [0:0]\n-A OUTPUT");

  /** Not here: what is left over from all others, by its nature. */
  private static final Set<String> LEFT_OVER = Set.of("RC299");

  private record Example(UnaryOperator<BridgeHost> fires, UnaryOperator<BridgeHost> silent) {}

  private static final Map<String, Example> EXAMPLES = new TreeMap<>();

  private static void example(
      String rule, UnaryOperator<BridgeHost> fires, UnaryOperator<BridgeHost> silent) {
    EXAMPLES.put(rule, new Example(fires, silent));
  }

  private static BridgeHost nat(BridgeHost host, String old, String replacement) {
    return host.with("iptables-save", old, replacement);
  }

  private static BridgeHost hairpin(BridgeHost host) {
    return host.with("ip-link", "hairpin off", "hairpin on");
  }

  private static BridgeHost more(BridgeHost host, String tables) {
    return nat(host, "*nat\n", tables + "*nat\n");
  }

  static {
    example("RC101", h -> h, ServiceExamplesTest::hairpin);
    example(
        "RC102",
        h -> hairpin(nat(h, "-j SNAT --to-source 10.0.0.1", "-j ACCEPT")),
        h -> hairpin(h));
    example(
        "RC103",
        h -> hairpin(h).with("ip-link", "isolated off", "isolated on"),
        ServiceExamplesTest::hairpin);
    example("RC104", h -> h.with("ip-link", "promiscuity 0", "promiscuity 1"), h -> h);
    example(
        "RC105",
        h -> h.with("sysctl", "br0.forwarding = 1", "br0.forwarding = 0"),
        h -> h.with("sysctl", "e0.forwarding = 1", "e0.forwarding = 0"));
    example(
        "RC106",
        h -> hairpin(nat(h, "--to-destination 10.0.0.2", "--to-destination 10.0.0.2:8080")),
        ServiceExamplesTest::hairpin);
    example(
        "RC107",
        h -> nat(h, DNAT, DNAT.replace(" -p tcp", " -i e0 -p tcp")).with("ss", NO_WEB_SERVER),
        h -> nat(h, DNAT, OUTPUT + DNAT).with("ss", NO_WEB_SERVER));
    example(
        "RC201",
        h -> more(h, "*filter\n:FORWARD DROP [0:0]\nCOMMIT\n"),
        h ->
            more(
                h,
                "*filter\n:FORWARD DROP [0:0]\n-A FORWARD -m conntrack --ctstate DNAT -j ACCEPT\nCOMMIT\n"));
    example("RC202", h -> h.with("sysctl", "e0.forwarding = 1", "e0.forwarding = 0"), h -> h);
    example("RC203", h -> forged(h, 1), h -> forged(h, 2));
    example(
        "RC204",
        h -> nat(h, "DNAT --to-destination 10.0.0.2", "DNAT --to-destination 127.0.0.1"),
        h -> nat(h, "DNAT --to-destination 10.0.0.2", "REDIRECT"));
    example(
        "RC205",
        h ->
            h.with(
                "ip-neigh",
                "10.0.0.2 dev br0 lladdr 02:00:00:00:00:0a REACHABLE",
                "10.0.0.2 dev br0 FAILED"),
        h -> h);
    example(
        "RC206",
        h -> toPublicTarget(h, ""),
        h -> toPublicTarget(h, "-A POSTROUTING -o e0 -j MASQUERADE\n"));
    example(
        "RC207",
        h ->
            h.with(
                "ebtables-save",
                "*filter\n:FORWARD ACCEPT\n-A FORWARD -p IPv4 --ip-dst 10.0.0.2 -j DROP\n"),
        h ->
            h.with(
                "ebtables-save",
                "*filter\n:FORWARD ACCEPT\n-A FORWARD -p IPv4 --ip-dst 10.9.9.9 -j DROP\n"));
    example(
        "RC208",
        h -> nat(h, DNAT, DNAT + DNAT.replace("10.0.0.2", "10.0.0.3")),
        h -> nat(h, DNAT, DNAT + DNAT.replace("10.0.0.2", "10.0.0.3").replace("80", "81")));
    example(
        "RC209",
        h -> nat(h, DNAT, DNAT.replace(" -p tcp", " -i e0 -p tcp")).with("ss", WEB_SERVER),
        h -> h.with("ss", WEB_SERVER));
    example("RC210", h -> nat(h, SNAT, "-A POSTROUTING -d 10.0.0.2/32 -j MASQUERADE\n"), h -> h);
    example(
        "RC211",
        h -> nat(h, DNAT, DNAT.replace(" -p tcp", " -i br0 -p tcp")).with("ss", NO_WEB_SERVER),
        h -> h.with("ss", NO_WEB_SERVER));
    example("RC212", h -> untracked(h, "10.1.0.2"), h -> untracked(h, "10.9.9.9"));
    example("RC213", h -> h.with("ip-link", "isolated off", "isolated on"), h -> h);
    example(
        "RC214",
        h -> redirectWithoutAddress(h, ""),
        h -> redirectWithoutAddress(h, "\n    inet 10.2.0.1/24 scope global e0"));
  }

  /** Somebody sends by e0 whose address is routed to br0. */
  private static BridgeHost forged(BridgeHost host, int mode) {
    return host.with("sysctl", "all.rp_filter = 0", "all.rp_filter = " + mode)
        .with("ip-neigh", "10.1.0.2 dev e0 lladdr 02:00:00:00:00:0d REACHABLE \n", "")
        .with(
            "ip-route", "10.1.0.0/24 dev e0", "10.1.0.254 dev br0 scope link \n10.1.0.0/24 dev e0");
  }

  /** The target has a public address, and so no default route by this host. */
  private static BridgeHost toPublicTarget(BridgeHost host, String sourceNat) {
    return nat(host, DNAT, DNAT.replace("10.0.0.2", "198.51.100.9") + sourceNat)
        .with("ip-addr", "198.51.100.1/32", "198.51.100.1/24")
        .with(
            "ip-route",
            "10.1.0.0/24",
            "198.51.100.0/24 dev e0 scope link src 198.51.100.1 \n10.1.0.0/24")
        .with(
            "ip-neigh",
            "10.1.0.2 dev",
            "198.51.100.9 dev e0 lladdr 02:00:00:00:00:0e REACHABLE \n10.1.0.2 dev");
  }

  private static BridgeHost untracked(BridgeHost host, String source) {
    return more(host, "*raw\n-A PREROUTING -s " + source + "/32 -j NOTRACK\nCOMMIT\n")
        .with("ss", NO_WEB_SERVER);
  }

  /** What comes in by e0, which has no address of its own unless one is given, is redirected. */
  private static BridgeHost redirectWithoutAddress(BridgeHost host, String address) {
    return nat(host, "DNAT --to-destination 10.0.0.2", "REDIRECT")
        .with(
            "ip-addr",
            "inet 10.1.0.1/24 scope global e0\n    inet 198.51.100.1/32 scope global e0",
            "inet6 fe80::1/64 scope link" + address)
        .with(
            "ip-addr",
            "10.0.0.1/24 scope global br0",
            "10.0.0.1/24 scope global br0\n    inet 198.51.100.1/32 scope global br0")
        .with(
            "ip-route",
            "10.1.0.0/24 dev e0 proto kernel scope link src 10.1.0.1",
            "10.1.0.0/24 dev e0 scope link");
  }

  static Set<String> rules() {
    return EXAMPLES.keySet();
  }

  private static List<String> said(UnaryOperator<BridgeHost> change) {
    var host = change.apply(new BridgeHost()).read();
    return LINTER.lint(host, Simulator.of(host, Assumptions.NONE)).findings().stream()
        .map(Finding::rule)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void speaksOnItsHost(String rule) {
    assertThat(said(EXAMPLES.get(rule).fires)).contains(rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isSilentOnTheNearMiss(String rule) {
    assertThat(said(EXAMPLES.get(rule).silent)).doesNotContain(rule);
  }

  @Test
  void everyRuleAboutServicesHasAnExample() {
    Set<String> wanted = new TreeSet<>(Catalogue.load().ids());
    wanted.removeIf(id -> !id.matches("RC[12].*") || LEFT_OVER.contains(id));

    assertThat(EXAMPLES.keySet()).isEqualTo(wanted);
  }
}
