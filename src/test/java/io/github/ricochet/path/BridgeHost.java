package io.github.ricochet.path;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A host for examples: bridge br0 (10.0.0.1/24) with A (10.0.0.2) behind p1 and C (10.0.0.3) behind
 * p2, D (10.1.0.2) behind e0 (10.1.0.1/24), the public address 198.51.100.1 on e0, whose port 80 is
 * forwarded to A.
 */
public final class BridgeHost {

  public static final Ip A = Ip.of("10.0.0.2");
  public static final Ip C = Ip.of("10.0.0.3");
  public static final Ip D = Ip.of("10.1.0.2");
  public static final Ip PUBLIC = Ip.of("198.51.100.1");

  private static final String A_MAC = "02:00:00:00:00:0a";
  private static final String C_MAC = "02:00:00:00:00:0c";
  private static final String D_MAC = "02:00:00:00:00:0d";
  private static final String FLAGS =
      "    bridge_slave state forwarding priority 32 cost 2 hairpin off guard off root_block off fastleave off learning on flood on isolated off locked off \n";

  private final Map<String, String> dumps = new LinkedHashMap<>();
  private Optional<String> kernel = Optional.empty();

  public BridgeHost() {
    dumps.put(
        "iptables-save",
        """
        *nat
        :PREROUTING ACCEPT [0:0]
        :POSTROUTING ACCEPT [0:0]
        -A PREROUTING -d 198.51.100.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.2
        -A POSTROUTING -s 10.0.0.0/24 -d 10.0.0.2/32 -p tcp -m tcp --dport 80 -j SNAT --to-source 10.0.0.1
        COMMIT
        """);
    dumps.put(
        "ip-link",
        link(1, "lo", "LOOPBACK,UP,LOWER_UP", "loopback 00:00:00:00:00:00", "", "")
            + link(
                2,
                "br0",
                "BROADCAST,MULTICAST,UP,LOWER_UP",
                "ether 02:00:00:00:01:01",
                "",
                "    bridge forward_delay 1500 ageing_time 30000 stp_state 0 vlan_filtering 0 nf_call_iptables 0 nf_call_ip6tables 0 nf_call_arptables 0 \n")
            + link(
                3,
                "p1",
                "BROADCAST,MULTICAST,UP,LOWER_UP",
                "ether 02:00:00:00:01:01",
                " master br0",
                FLAGS)
            + link(
                4,
                "p2",
                "BROADCAST,MULTICAST,UP,LOWER_UP",
                "ether 02:00:00:00:01:02",
                " master br0",
                FLAGS)
            + link(5, "e0", "BROADCAST,MULTICAST,UP,LOWER_UP", "ether 02:00:00:00:01:03", "", ""));
    dumps.put(
        "ip-addr",
        address(1, "lo", "127.0.0.1/8 scope host lo")
            + address(2, "br0", "10.0.0.1/24 scope global br0")
            + address(
                5, "e0", "10.1.0.1/24 scope global e0\n    inet 198.51.100.1/32 scope global e0"));
    dumps.put(
        "ip-route",
        "10.0.0.0/24 dev br0 proto kernel scope link src 10.0.0.1 \n10.1.0.0/24 dev e0 proto kernel scope link src 10.1.0.1 \n");
    dumps.put(
        "ip-neigh",
        "10.0.0.2 dev br0 lladdr "
            + A_MAC
            + " REACHABLE \n10.0.0.3 dev br0 lladdr "
            + C_MAC
            + " REACHABLE \n10.1.0.2 dev e0 lladdr "
            + D_MAC
            + " REACHABLE \n");
    dumps.put("bridge-fdb", A_MAC + " dev p1 master br0 \n" + C_MAC + " dev p2 master br0 \n");
    dumps.put(
        "sysctl",
        """
        net.bridge.bridge-nf-call-iptables = 1
        net.bridge.bridge-nf-filter-vlan-tagged = 0
        net.ipv4.ip_forward = 1
        net.ipv4.conf.all.rp_filter = 0
        net.ipv4.conf.br0.forwarding = 1
        net.ipv4.conf.e0.forwarding = 1
        """);
  }

  private static String link(
      int index, String name, String flags, String address, String master, String details) {
    return index
        + ": "
        + name
        + ": <"
        + flags
        + "> mtu 1500 qdisc noqueue"
        + master
        + " state UP mode DEFAULT group default qlen 1000\n"
        + "    link/"
        + address
        + " brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 68 maxmtu 65535 \n"
        + details;
  }

  private static String address(int index, String name, String inet) {
    return index
        + ": "
        + name
        + ": <UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default qlen 1000\n    inet "
        + inet
        + "\n       valid_lft forever preferred_lft forever\n";
  }

  /** The host with one piece of a dump replaced. */
  public BridgeHost with(String dump, String old, String replacement) {
    String text = dumps.get(dump);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(dump + " has no " + old);
    }
    dumps.put(dump, text.replace(old, replacement));
    return this;
  }

  /** The host with a dump more, or with another one. */
  public BridgeHost with(String dump, String text) {
    dumps.put(dump, text);
    return this;
  }

  public BridgeHost without(String dump) {
    dumps.remove(dump);
    return this;
  }

  public BridgeHost kernel(String release) {
    kernel = Optional.of(release);
    return this;
  }

  public Host read() {
    try {
      Path folder = Files.createTempDirectory("ricochet");
      for (Map.Entry<String, String> dump : dumps.entrySet()) {
        Files.writeString(folder.resolve(dump.getKey()), dump.getValue());
      }
      Host host = HostReader.read("host", List.of(folder));
      for (String name : dumps.keySet()) {
        Files.delete(folder.resolve(name));
      }
      Files.delete(folder);
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What becomes of a TCP connection to the published port 80. */
  public Trace asks(Ip from) {
    return asks(from, PUBLIC, Assumptions.NONE.hubs());
  }

  public Trace asks(Ip from, Ip to, Set<String> hubs) {
    Assumptions assumptions =
        new Assumptions(
            hubs,
            Set.of(),
            kernel.map(k -> io.github.ricochet.host.KernelVersion.parse(k).orElseThrow()));
    return Simulator.of(read(), assumptions).trace(Flow.of(from, to, 6, 80));
  }
}
