package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostReaderTest {

  private static final String ROUTE = "10.0.0.0/24 dev br0 scope link\n";

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Host read() {
    return HostReader.read("h", List.of(folder));
  }

  @Test
  void aFolderIsOneHostReadRecursively() throws Exception {
    write("b/route.txt", ROUTE);
    write("a.txt", "10.0.0.2 dev br0 lladdr 52:54:00:aa:00:02 STALE\n");

    assertThat(HostReader.hosts(List.of(folder)))
        .containsExactly(new HostPaths(folder.toString(), List.of(folder)));
    Host host = read();
    assertThat(host.inputs())
        .extracting(Input::file)
        .containsExactly(folder + "/a.txt", folder + "/b/route.txt");
    assertThat(host.has(DumpKind.IP_ROUTE)).isTrue();
  }

  @Test
  void aFolderOfHosts() throws Exception {
    write("README.md", "The routers of the lab.\n");
    write("gw1/route.txt", ROUTE);
    write("gw2/route.txt", ROUTE);

    assertThat(HostReader.hosts(List.of(folder)))
        .extracting(HostPaths::name)
        .containsExactly(folder + "/gw1", folder + "/gw2");
  }

  @Test
  void aFolderWithASubfolderThatHoldsNoDumpIsOneHost() throws Exception {
    write("gw1/route.txt", ROUTE);
    write("notes/todo.txt", "Buy milk\n");

    assertThat(HostReader.hosts(List.of(folder))).hasSize(1);
  }

  @Test
  void theFoldersOfASystemAreOneHost() throws Exception {
    write("etc/sysctl.d/90-x.conf", "net.ipv4.ip_forward=1\n");
    write("proc/version", "Linux version 6.1.0 (x@y)\n");

    assertThat(HostReader.hosts(List.of(folder))).hasSize(1);
  }

  @Test
  void filesNamedSinglyAreTogetherOneHost() throws Exception {
    Path one = write("one.txt", ROUTE);
    Path two = write("two.txt", "net.ipv4.ip_forward = 1\n");

    List<HostPaths> hosts = HostReader.hosts(List.of(one, two));
    assertThat(hosts).hasSize(1);
    assertThat(HostReader.read(hosts.get(0)).routes()).hasSize(1);
    assertThat(HostReader.read(hosts.get(0)).sysctls()).hasSize(1);
  }

  @Test
  void whatStandsBesideDumpsIsListed() throws Exception {
    write("route.txt", ROUTE);
    write("expected.txt", ROUTE);
    write("report.md", "It broke on Monday.\n");
    write("ebtables-save.txt", "");

    assertThat(read().inputs())
        .extracting(input -> folder.relativize(Path.of(input.file())) + " " + input.kind())
        .containsExactly(
            "ebtables-save.txt EBTABLES_SAVE",
            "expected.txt UNRECOGNISED",
            "report.md UNRECOGNISED",
            "route.txt IP_ROUTE");
    assertThat(read().problems()).isEmpty();
    assertThat(read().routes()).hasSize(1);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(new byte[] {'a', 0, 'b'}, "is binary (a NUL byte at offset 1)"),
        Arguments.of(new byte[] {'a', '\n', (byte) 0xfc, '\n'}, "is not UTF-8 text (line 2)"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsNoTextIsToldInOneLine(byte[] bytes, String message) throws Exception {
    write("dump.txt", bytes);
    write("route.txt", ROUTE);

    Host host = read();
    assertThat(host.problems()).hasSize(1);
    assertThat(host.problems().get(0).kind()).isEqualTo(Problem.Kind.UNREADABLE);
    assertThat(host.problems().get(0).message()).contains(message).doesNotContain("\n");
    assertThat(host.routes()).hasSize(1);
  }

  @Test
  void aPathThatIsNotThere() {
    Path gone = folder.resolve("gone");

    Host host = HostReader.read(HostReader.hosts(List.of(gone)).get(0));

    assertThat(Dumps.problems(host))
        .containsExactly("UNREADABLE " + gone + " cannot be read: there is no such file or folder");
    assertThat(host.inputs()).isEmpty();
  }

  @Test
  void anEmptyFolderIsAHostOfNothing() {
    assertThat(HostReader.hosts(List.of(folder))).hasSize(1);
    assertThat(read().inputs()).isEmpty();
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    write("host/route.txt", ROUTE);
    Path outside = write("outside.txt", "10.9.0.0/24 dev br0 scope link\n");
    Files.createSymbolicLink(folder.resolve("host/link.txt"), outside);
    Files.createSymbolicLink(folder.resolve("host/loop"), folder.resolve("host"));

    Host host = HostReader.read("h", List.of(folder.resolve("host")));
    assertThat(host.routes()).hasSize(1);
  }

  @Test
  void onePortOfSeveralDumpsIsOneRecord() {
    Host host =
        Dumps.host(
            "4: web@if2: <BROADCAST,UP> mtu 1500 master br0 state forwarding priority 32 cost 2\n",
            "bridge name\tbridge id\t\tSTP enabled\tinterfaces\nbr0\t\t8000.525400aa0001\tno\t\tweb\n",
            "/sys/class/net/web/brport/hairpin_mode:1\n");

    assertThat(host.problems()).isEmpty();
    assertThat(host.ports()).hasSize(1);
    assertThat(host.ports().get(0).hairpin()).isEqualTo(Setting.ON);
    assertThat(host.ports().get(0).origin()).hasToString("dump3.txt:1:1");
  }

  @Test
  void dumpsThatContradictEachOtherAreBothNamed() {
    Host host =
        Dumps.host(
            "/sys/class/net/br0/brif/web/hairpin_mode:1\n",
            "/sys/class/net/br0/brif/web/hairpin_mode:0\n");

    assertThat(Dumps.problems(host))
        .containsExactly(
            "CONTRADICTION 1:1 port web: hairpin is off here, but on at dump1.txt:1:1;"
                + " save both dumps at the same time");
  }

  @Test
  void settingsThatContradictEachOtherButNotThoseOfSeveralLines() {
    Host host =
        Dumps.host(
            "net.ipv4.ip_forward = 1\n",
            "kernel.core_modes = file\nkernel.core_modes = pipe\nnet.ipv4.ip_forward = 0\n");

    assertThat(Dumps.problems(host))
        .containsExactly(
            "CONTRADICTION 3:1 net.ipv4.ip_forward: the value is 0 here, but 1 at dump1.txt:1:1;"
                + " save both dumps at the same time");
  }

  private static final String FILTER =
      "*filter\n:INPUT ACCEPT [9:9]\n-A INPUT -s 10.0.0.1/32 -j DROP\nCOMMIT\n";

  @Test
  void tablesInSeveralFilesAreOneRuleset() {
    Host host =
        Dumps.host(
            FILTER,
            "*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -s 10.0.0.1/32 -j ACCEPT\nCOMMIT\n");

    assertThat(host.problems()).isEmpty();
    assertThat(host.rulesets().get(RuleFamily.IPTABLES).tables()).hasSize(2);
  }

  @Test
  void theSameTableTwiceIsNoContradictionButAnotherOneIs() {
    assertThat(Dumps.host(FILTER, FILTER.replace("[9:9]", "[10:10]")).problems()).isEmpty();
    assertThat(Dumps.problems(Dumps.host(FILTER, FILTER.replace("DROP", "ACCEPT"))))
        .containsExactly(
            "CONTRADICTION 1:1 table filter of iptables is not the same as at dump1.txt:1:1,"
                + " which is the one that counts here");
  }

  @Test
  void rulesOfTheOtherBackendAreAskedFor() {
    Host host =
        Dumps.host(
            FILTER
                + "# Warning: iptables-legacy tables present, use iptables-legacy-save to see them\n");

    assertThat(Dumps.problems(host)).hasSize(1).allMatch(p -> p.endsWith("iptables-legacy-save"));
  }

  @Test
  void ipv6RulesAreNotSimulatedYetAndThatIsSaidOnce() {
    Host host =
        Dumps.host(
            "*filter\n-A INPUT -s fd00::1 -j DROP\nCOMMIT\n*nat\n-A OUTPUT -d fd00::1 -j ACCEPT\nCOMMIT\n");

    assertThat(Dumps.problems(host)).hasSize(1).allMatch(p -> p.startsWith("NOT_SIMULATED"));
  }
}
