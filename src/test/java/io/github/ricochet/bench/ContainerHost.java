package io.github.ricochet.bench;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A host of many containers on one bridge, each of which publishes a port of the host's one
 * address, with the rules that Docker makes for them without its userland proxy: one of nat for the
 * port, one for the container that asks itself, and one of filter that lets its port be asked for.
 */
final class ContainerHost {

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

  ContainerHost(int containers) {
    this.containers = containers;
  }

  Host host() {
    return HostReader.readText(
        "containers",
        List.of(
            new DumpFile("ip-link.txt", links()),
            new DumpFile("ip-addr.txt", ADDRESSES),
            new DumpFile("ip-route.txt", ROUTES),
            new DumpFile(
                "ip-neigh.txt", each(i -> ip(i) + " dev docker0 lladdr " + mac(i) + " REACHABLE")),
            new DumpFile("bridge-fdb.txt", each(i -> mac(i) + " dev veth" + i + " master docker0")),
            new DumpFile("sysctl.txt", SYSCTLS),
            new DumpFile("iptables-save.txt", rules())));
  }

  private String links() {
    String up = ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue";
    return "2: eth0"
        + up
        + " state UP\n    link/ether 52:54:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
        + "3: docker0"
        + up
        + " state UP\n    link/ether 52:54:00:00:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
        + "    bridge forward_delay 1500 stp_state 0 vlan_filtering 0 nf_call_iptables 0\n"
        + each(
            i ->
                (10 + i)
                    + ": veth"
                    + i
                    + up
                    + " master docker0 state UP\n    link/ether 52:54:00:01"
                    + bytes(i)
                    + " brd ff:ff:ff:ff:ff:ff promiscuity 1\n    bridge_slave state forwarding"
                    + " hairpin off learning on flood on isolated off");
  }

  private String rules() {
    return """
        *nat
        :PREROUTING ACCEPT [0:0]
        :POSTROUTING ACCEPT [0:0]
        :DOCKER - [0:0]
        -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
        -A POSTROUTING -s 172.20.0.0/16 ! -o docker0 -j MASQUERADE
        """
        + each(
            i ->
                "-A POSTROUTING -s IP/32 -d IP/32 -p tcp -m tcp --dport 80 -j MASQUERADE"
                    .replace("IP", ip(i)))
        + each(
            i ->
                "-A DOCKER -p tcp -m tcp --dport "
                    + (10_000 + i)
                    + " -j DNAT --to-destination "
                    + ip(i)
                    + ":80")
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
            i ->
                "-A DOCKER -d "
                    + ip(i)
                    + "/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -j ACCEPT")
        + "COMMIT\n";
  }

  private String each(IntFunction<String> line) {
    return IntStream.range(0, containers)
        .mapToObj(i -> line.apply(i) + "\n")
        .collect(Collectors.joining());
  }

  private static String ip(int container) {
    return "172.20." + container / 250 + "." + (container % 250 + 2);
  }

  private static String mac(int container) {
    return "02:42:ac:14" + bytes(container);
  }

  private static String bytes(int number) {
    return String.format(Locale.ROOT, ":%02x:%02x", number / 256, number % 256);
  }
}
