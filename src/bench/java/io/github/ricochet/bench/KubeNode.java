package io.github.ricochet.bench;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.path.Flow;
import java.util.ArrayList;
import java.util.List;

/** A Kubernetes node: its rules, a bridge with the pods that run on it, and the ways to others. */
final class KubeNode {

  /** The other nodes that have a route. */
  private static final int NODES = 250;

  private final KubeRules rules;

  KubeNode(int rules) {
    this.rules = new KubeRules(rules);
  }

  /** The node as its dumps tell it. */
  Host host() {
    Host host =
        HostReader.readText(
            "kube",
            List.of(
                new DumpFile("iptables-save.txt", rules.save()),
                new DumpFile("ip-addr.txt", addresses()),
                new DumpFile("bridge-link.txt", ports()),
                new DumpFile("bridge-fdb.txt", fdb()),
                new DumpFile("ip-neigh.txt", neighbours()),
                new DumpFile("ip-route.txt", routes()),
                new DumpFile("sysctl.txt", sysctls())));
    if (!host.problems().isEmpty()) {
      throw new IllegalStateException(host.problems().toString());
    }
    return host;
  }

  /**
   * Flows that walk one way: to services with one endpoint, from pod to pod, and to the outside.
   */
  List<Flow> plainFlows() {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Ip pod = Ip.of(KubeRules.pod(i * 6));
      flows.add(toService(pod, i * KubeRules.SINGLE_EVERY));
      int last = rules.services() - 1 - i * KubeRules.SINGLE_EVERY;
      flows.add(toService(pod, last - last % KubeRules.SINGLE_EVERY));
      flows.add(Flow.of(pod, Ip.of(KubeRules.pod(i * 6 + 3)), Protocols.TCP, 8080));
      flows.add(Flow.of(pod, Ip.of("192.168.0.10"), Protocols.TCP, 443));
    }
    return flows;
  }

  /** Flows to services with three endpoints, one of which is taken by chance: three ways each. */
  List<Flow> forkedFlows() {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      flows.add(toService(Ip.of(KubeRules.pod(i * 6)), i * KubeRules.SINGLE_EVERY + 1));
    }
    return flows;
  }

  private static Flow toService(Ip from, int service) {
    int port = KubeRules.port(service);
    return Flow.of(from, Ip.of(KubeRules.address(service)), Protocols.TCP, port);
  }

  private static String mac(int number) {
    return "0a:58:0a:f4:%02x:%02x".formatted(number >> 8, number & 255);
  }

  private static String addresses() {
    StringBuilder text =
        new StringBuilder(
            """
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default
                link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                inet 127.0.0.1/8 scope host lo
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default
                link/ether 52:54:00:00:00:02 brd ff:ff:ff:ff:ff:ff
                inet 192.168.0.2/24 brd 192.168.0.255 scope global eth0
            3: cni0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default
                link/ether 0a:58:0a:f4:ff:01 brd ff:ff:ff:ff:ff:ff
                inet 10.244.0.1/24 brd 10.244.0.255 scope global cni0
            """);
    for (int i = 0; i < KubeRules.PODS; i++) {
      text.append(
          """
          %1$d: veth%2$d@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue master cni0 state UP group default
              link/ether 0a:59:0a:f4:00:%2$02x brd ff:ff:ff:ff:ff:ff link-netnsid %2$d
          """
              .formatted(i + 4, i));
    }
    return text.toString();
  }

  private static String ports() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < KubeRules.PODS; i++) {
      text.append(
          """
          %d: veth%d@eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 master cni0 state forwarding priority 32 cost 2
              hairpin on guard off root_block off fastleave off learning on flood on mcast_flood on isolated off locked off
          """
              .formatted(i + 4, i));
    }
    return text.toString();
  }

  private static String fdb() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < KubeRules.PODS; i++) {
      text.append(mac(i)).append(" dev veth").append(i).append(" master cni0\n");
    }
    return text.toString();
  }

  private static String neighbours() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < KubeRules.PODS; i++) {
      text.append(KubeRules.pod(i)).append(" dev cni0 lladdr " + mac(i) + " REACHABLE\n");
    }
    for (int i = 1; i < NODES; i++) {
      text.append("192.168.0." + (i + 2) + " dev eth0 lladdr " + mac(1000 + i) + " STALE\n");
    }
    return text.toString();
  }

  private static String routes() {
    StringBuilder text =
        new StringBuilder(
            """
            default via 192.168.0.254 dev eth0
            10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1
            192.168.0.0/24 dev eth0 proto kernel scope link src 192.168.0.2
            """);
    for (int i = 1; i < NODES; i++) {
      text.append("10.244." + i + ".0/24 via 192.168.0." + (i + 2) + " dev eth0\n");
    }
    return text.toString();
  }

  private static String sysctls() {
    return """
        net.bridge.bridge-nf-call-iptables = 1
        net.ipv4.conf.all.forwarding = 1
        net.ipv4.conf.all.rp_filter = 0
        net.ipv4.conf.cni0.forwarding = 1
        net.ipv4.conf.cni0.rp_filter = 0
        net.ipv4.conf.eth0.forwarding = 1
        net.ipv4.conf.eth0.rp_filter = 0
        net.ipv4.ip_forward = 1
        """;
  }
}
