package io.github.ricochet.cli;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Evidence;
import io.github.ricochet.lint.Gate;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.lint.ServiceMatrix.Cell;
import io.github.ricochet.lint.ServiceMatrix.Row;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.lint.Survey;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.report.HtmlReport;
import io.github.ricochet.report.Sheet;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the dumps of a host that publishes many services to many machines of one bridge. */
final class ManyServices {

  private ManyServices() {}

  /**
   * Writes the dumps.
   *
   * @param services how many services, each at a port of 192.0.2.1 from 1000 on
   * @param machines how many machines are behind ports of br0, from 10.0.0.2 on; up to 60,000
   */
  static Path write(Path folder, int services, int machines) throws IOException {
    StringBuilder rules = new StringBuilder("*nat\n:PREROUTING ACCEPT [0:0]\n");
    StringBuilder links = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    StringBuilder fdb = new StringBuilder();
    StringBuilder neighbours =
        new StringBuilder("192.0.2.9 dev eth0 lladdr 02:ff:00:00:00:09 STALE\n");
    for (int i = 0; i < services; i++) {
      rules.append("-A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport " + (1000 + i));
      rules.append(" -j DNAT --to-destination " + address(i % machines) + "\n");
    }
    rules.append(":POSTROUTING ACCEPT [0:0]\n");
    rules.append("-A POSTROUTING -s 10.0.0.0/16 -o br0 -j MASQUERADE\nCOMMIT\n");
    links.append("2: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n");
    links.append("    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff\n");
    links.append("    bridge forward_delay 1500 nf_call_iptables 1\n");
    links.append("3: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n");
    links.append("    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff\n");
    for (int i = 0; i < machines; i++) {
      String port = "veth" + i;
      String mac = String.format("02:01:00:00:%02x:%02x", i >> 8, i & 255);
      links.append(
          (4 + i)
              + ": "
              + port
              + "@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state UP\n");
      links.append(
          String.format(
              "    link/ether 02:02:00:00:%02x:%02x brd ff:ff:ff:ff:ff:ff%n", i >> 8, i & 255));
      ports.append(
          (4 + i)
              + ": "
              + port
              + "@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state forwarding priority 32 cost 2\n");
      ports.append(
          "    hairpin off guard off root_block off fastleave off learning on flood on isolated off locked off\n");
      fdb.append(mac + " dev " + port + " master br0\n");
      neighbours.append(address(i) + " dev br0 lladdr " + mac + " REACHABLE\n");
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("iptables-save.txt"), rules);
    Files.writeString(folder.resolve("ip-link.txt"), links);
    Files.writeString(folder.resolve("bridge-link.txt"), ports);
    Files.writeString(folder.resolve("bridge-fdb.txt"), fdb);
    Files.writeString(folder.resolve("ip-neigh.txt"), neighbours);
    Files.writeString(
        folder.resolve("ip-addr.txt"),
        """
        2: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP
            inet 10.0.0.1/16 scope global br0
        3: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP
            inet 192.0.2.1/24 scope global eth0
        """);
    Files.writeString(
        folder.resolve("ip-route.txt"),
        """
        default via 192.0.2.9 dev eth0
        10.0.0.0/16 dev br0 proto kernel scope link src 10.0.0.1
        192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.1
        """);
    Files.writeString(
        folder.resolve("sysctl.txt"),
        """
        kernel.hostname = many
        net.bridge.bridge-nf-call-iptables = 1
        net.ipv4.ip_forward = 1
        net.ipv4.conf.all.forwarding = 1
        net.ipv4.conf.br0.forwarding = 1
        net.ipv4.conf.eth0.forwarding = 1
        net.ipv4.conf.all.rp_filter = 0
        """);
    return folder;
  }

  /**
   * The web page of a host with so many services and so many sources. The services are linted; of
   * the sources only some are, and stand for the others, since half a million walks take minutes.
   */
  static String page(Path folder, int services, int sources) throws IOException {
    Path dumps = write(folder, services, 8);
    Host host = HostReader.read(HostReader.hosts(List.of(dumps)).get(0));
    Catalogue catalogue = Catalogue.load();
    RuleBase rules = RuleBase.load();
    Survey survey = new Linter(rules, catalogue).survey(host, Assumptions.NONE);
    ServiceMatrix matrix = widened(survey.services(), sources);
    HostResult result =
        new HostResult(
            survey.findings(),
            List.of(),
            List.of(),
            Set.of(),
            new Gate(Severity.named("warning")),
            Optional.empty(),
            Optional.of(new Evidence(host, survey.simulator(), () -> matrix)));
    StringWriter page = new StringWriter();
    HtmlReport report =
        new HtmlReport(page, new Sheet(Path.of("").toAbsolutePath(), catalogue, "0"));
    report.add(result);
    report.end();
    return page.toString();
  }

  private static ServiceMatrix widened(ServiceMatrix matrix, int wanted) {
    List<Source> sources = new ArrayList<>();
    int last = matrix.sources().size() - 1;
    for (int i = 0; i + 1 < wanted; i++) {
      Source like = matrix.sources().get(i % last);
      String name = like.name() + (i < last ? "" : " (" + i + ")");
      sources.add(new Source(like.address(), like.in(), true, name, like.place(), like.outside()));
    }
    sources.add(matrix.sources().get(last));
    List<Row> rows = new ArrayList<>();
    for (Row row : matrix.rows()) {
      List<Optional<Cell>> cells = new ArrayList<>();
      for (int i = 0; i + 1 < wanted; i++) {
        cells.add(row.cells().get(i % last));
      }
      cells.add(row.cells().get(last));
      rows.add(new Row(row.service(), row.targets(), row.lines(), cells));
    }
    return new ServiceMatrix(matrix.host(), sources, rows, matrix.walked());
  }

  private static String address(int machine) {
    return "10.0." + ((machine + 2) >> 8) + "." + ((machine + 2) & 255);
  }
}
