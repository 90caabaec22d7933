package io.github.ricochet.bench;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import java.util.List;
import java.util.Locale;

/**
 * A host of many containers on one bridge: container 0 is 172.20.0.2 behind veth0, the next one
 * 172.20.0.3 behind veth1, and so on.
 */
public final class ContainerHost {

  private static final String LINKS =
      """
      2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP
          link/ether 52:54:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0
      3: docker0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
          link/ether 52:54:00:00:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 0
          bridge forward_delay 1500 stp_state 0 vlan_filtering 0 nf_call_iptables 0
      """;

  private static final String LINK =
      """
      1NUMBER: vethNUMBER: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master docker0 state UP
          link/ether 52:54:00:00:00:03 brd ff:ff:ff:ff:ff:ff promiscuity 1
          bridge_slave state forwarding hairpin off learning on flood on isolated off
      """;

  private static final String ADDRESSES =
      """
      1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN
          inet 127.0.0.1/8 scope host lo
      2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP
          inet 192.0.2.1/24 scope global eth0
      3: docker0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
          inet 172.20.255.1/16 scope global docker0
      """;

  private static final String ROUTES =
      """
      default via 192.0.2.254 dev eth0
      192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.1
      172.20.0.0/16 dev docker0 proto kernel scope link src 172.20.255.1
      """;

  private static final String SYSCTLS =
      """
      net.ipv4.ip_forward = 1
      net.ipv4.conf.all.rp_filter = 0
      net.bridge.bridge-nf-call-iptables = 1
      """;

  private final int containers;

  public ContainerHost(int containers) {
    this.containers = containers;
  }

  /**
   * With the rules that Docker makes without its userland proxy where each of the containers
   * publishes a port of the host's one address: of nat for the port and for the container that asks
   * itself, of filter that lets the container be asked.
   */
  public Host published() {
    return host(
        """
        *nat
        :PREROUTING ACCEPT [0:0]
        :POSTROUTING ACCEPT [0:0]
        :DOCKER - [0:0]
        -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
        -A POSTROUTING -s 172.20.0.0/16 ! -o docker0 -j MASQUERADE
        """
            + each("-A POSTROUTING -s IP/32 -d IP/32 -p tcp -m tcp --dport 80 -j MASQUERADE\n")
            + each("-A DOCKER -p tcp -m tcp --dport PORT -j DNAT --to-destination IP:80\n")
            + """
            COMMIT
            *filter
            :FORWARD DROP [0:0]
            :DOCKER - [0:0]
            -A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            -A FORWARD -o docker0 -j DOCKER
            -A FORWARD -i docker0 -j ACCEPT
            """
            + each(
                "-A DOCKER -d IP/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -j ACCEPT\n")
            + "COMMIT\n");
  }

  /** With these rules, as iptables-save prints them. */
  public Host host(String rules) {
    return HostReader.readText(
        "containers",
        List.of(
            new DumpFile("ip-link.txt", LINKS + each(LINK)),
            new DumpFile("ip-addr.txt", ADDRESSES),
            new DumpFile("ip-route.txt", ROUTES),
            new DumpFile("ip-neigh.txt", each("IP dev docker0 lladdr MAC REACHABLE\n")),
            new DumpFile("bridge-fdb.txt", each("MAC dev vethNUMBER master docker0\n")),
            new DumpFile("sysctl.txt", SYSCTLS),
            new DumpFile("iptables-save.txt", rules)));
  }

  /** The text once for each container, with its NUMBER, IP, MAC and published PORT. */
  private String each(String text) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < containers; i++) {
      all.append(
          text.replace("NUMBER", Integer.toString(i))
              .replace("IP", "172.20." + i / 250 + "." + (i % 250 + 2))
              .replace("MAC", String.format(Locale.ROOT, "02:42:ac:14:%02x:%02x", i / 256, i % 256))
              .replace("PORT", Integer.toString(10_000 + i)));
    }
    return all.toString();
  }
}
