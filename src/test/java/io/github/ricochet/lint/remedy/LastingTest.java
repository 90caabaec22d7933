package io.github.ricochet.lint.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.BridgePort.Flag;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.path.BridgeHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose rules and bridges they are, and where a change of them belongs so that it lasts. */
class LastingTest {

  private static final RuleInsert NAT = NewRule.firstOf("nat", "POSTROUTING").masquerade();

  /** A host whose rules have these chains. */
  private static Host host(String... chains) {
    StringBuilder rules = new StringBuilder("*filter\n");
    List.of(chains).forEach(c -> rules.append(":").append(c).append(" - [0:0]\n"));
    String text = rules.append("COMMIT\n").toString();
    return HostReader.readText("host", List.of(new DumpFile("iptables-save.txt", text)));
  }

  private static String lasting(Host host, Change change) {
    return String.join("\n", new Lasting(host).of(List.of(change)));
  }

  @ParameterizedTest
  @CsvSource({
    "DOCKER, After=docker.service",
    "DOCKER-USER, After=docker.service",
    "DOCKER-ISOLATION-STAGE-1, After=docker.service",
    "KUBE-SERVICES, kubelet.service",
    "KUBE-POSTROUTING, kubelet.service",
    "CNI-HOSTPORT-DNAT, kubelet.service",
    "cali-FORWARD, kubelet.service",
    "FLANNEL-FWD, kubelet.service",
    "ufw-before-forward, /etc/ufw/before.rules",
    "INPUT_direct, firewall-cmd --permanent --direct --add-rule ipv4 nat POSTROUTING 0",
    "FORWARD_POLICIES_pre, firewall-cmd --permanent",
    "net-fw, /etc/shorewall/started",
    "loc2net, /etc/shorewall/started",
    "eth0_masq, /etc/shorewall/started",
    "PRE-VRMR-INPUT, after Vuurmuur has loaded its rules",
    "zone_wan_prerouting, /etc/firewall.user",
    "delegate_forward, /etc/firewall.user",
    "LIBVIRT_FWX, netfilter-persistent save",
    "mine, netfilter-persistent save"
  })
  void aNewRuleBelongsWhereWhoMakesTheRulesReadsIt(String chain, String where) {
    assertThat(lasting(host(chain), NAT)).contains(where);
  }

  @ParameterizedTest
  @CsvSource({
    "DOCKER-USER, DOCKER",
    "DOCKER-FORWARD, DOCKER",
    "KUBE-SVC-4YHTPWQ7RLK2ZDNM, KUBERNETES",
    "CNI-3d0e6c1f8a5b27949e41c0d7, KUBERNETES",
    "LIBVIRT_PRT, LIBVIRT",
    "ufw-user-input, UFW",
    "ufw6-before-input, UFW",
    "POSTROUTING_ZONES, FIREWALLD",
    "net2fw, SHOREWALL",
    "fw-net, SHOREWALL",
    "PRE-VRMR-FORWARD, VUURMUUR",
    "zone_lan_forward, OPENWRT"
  })
  void aRulesChainTellsWhoMadeIt(String chain, Owner owner) {
    assertThat(Owner.ofChain(chain)).contains(owner);
  }

  @Test
  void anAdministratorsChainIsNobodys() {
    assertThat(List.of("FORWARD", "LOGDROP", "internet", "Cid123.0", "services"))
        .allSatisfy(chain -> assertThat(Owner.ofChain(chain)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "docker0, userland-proxy",
    "br-0a5ad9e85c71, userland-proxy",
    "cni0, hairpinMode",
    "cbr0, hairpin-veth",
    "virbr0, /etc/libvirt/hooks/qemu",
    "lxdbr0, lxc config device set",
    "incusbr0, incus config device set",
    "lxcbr0, lxc.net.0.script.up",
    "br-lan, HairPin=yes",
    "br7, HairPin=yes"
  })
  void hairpinModeLastsWhereWhoMakesTheBridgeIsTold(String bridge, String where) {
    Host host = new BridgeHost().with("ip-link", " br0", " " + bridge).read();
    assertThat(lasting(host, new PortFlag("p1", Flag.HAIRPIN, true))).contains(where);
  }

  @Test
  void whatDockersHostsForwardIsAcceptedInTheChainThatDockerLeavesAlone() {
    assertThat(lasting(host("DOCKER"), NewRule.firstOf("filter", "FORWARD").accept()))
        .endsWith("iptables -t filter -I DOCKER-USER 1 -j ACCEPT");
  }

  @Test
  void noRulesAreNotCounted() {
    SysctlValue call = new SysctlValue("net.bridge.bridge-nf-call-iptables", "1");
    List<Way> way = List.of(Way.CALL_IPTABLES);
    assertThat(new Lasting(new BridgeHost().read()).sideEffects(way, List.of(call)))
        .containsExactly("bridged packets then pass iptables too");
    Host filtered =
        new BridgeHost()
            .with("iptables-save", "COMMIT\n", "COMMIT\n*filter\n-A FORWARD -j ACCEPT\nCOMMIT\n")
            .read();
    assertThat(new Lasting(filtered).sideEffects(way, List.of(call)))
        .containsExactly("bridged packets then pass FORWARD of filter (1 rule) too");
  }
}
