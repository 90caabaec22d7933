package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What ricochet-collect saves for strangers lints as the host does, and tells not of whom it is.
 */
class CollectAnonymisedTest {

  private static final Path SCRIPT = Path.of("src/main/sh/ricochet-collect").toAbsolutePath();

  /** The commands that the script calls, and the dump that each prints here. */
  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("ip -d link", "ip-link"),
          Map.entry("ip addr", "ip-addr"),
          Map.entry("ip route show table all", "ip-route"),
          Map.entry("ip rule", "ip-rule"),
          Map.entry("ip neigh", "ip-neigh"),
          Map.entry("bridge -d link", "bridge-link"),
          Map.entry("bridge fdb", "bridge-fdb"),
          Map.entry("bridge vlan", "bridge-vlan"),
          Map.entry("ss -lntu", "ss"),
          Map.entry("sysctl -a", "sysctl"),
          Map.entry("iptables-save ", "iptables-save"),
          Map.entry("ip6tables-save ", "ip6tables-save"),
          Map.entry("ebtables-save ", "ebtables-save"),
          Map.entry("ipset save", "ipset-save"),
          Map.entry("nft list ruleset", "nft-ruleset"),
          Map.entry("conntrack -L", "conntrack"));

  private static final Pattern FINDING =
      Pattern.compile("(?m)^(?:error|warning|note)\\[RC\\d+\\] [a-z-]+(?: \\(.*?\\))?");

  /** The lines that name the flows of a finding, by which they are counted. */
  private static final Pattern FLOWS = Pattern.compile("(?m)^    (?:lost|works) .*");

  @TempDir Path temp;

  @BeforeEach
  void shell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
  }

  @ParameterizedTest
  @MethodSource("io.github.ricochet.cli.AnonymiseTest#hosts")
  void theSameIsFound(Path host) throws Exception {
    pretend(host);

    List<String> plain = findings(collect("plain"));

    assertThat(findings(collect("hidden", "--anonymise"))).isEqualTo(plain);
  }

  @Test
  void strangersLearnNoName() throws Exception {
    Path host = temp.resolve("secret");
    Files.createDirectory(host);
    try (Stream<Path> files = Files.list(Path.of("samples/tika"))) {
      for (Path file : files.filter(f -> !f.endsWith("expected.txt")).toList()) {
        Files.writeString(host.resolve(file.getFileName()), renamed(Files.readString(file)));
      }
    }
    add(host, "sysctl", "kernel.hostname = gw7xq\nkernel.random.boot_id = 5ecre7b00t\n");
    add(host, "ip-link", "7: lanbr.12@lanbr: <UP> mtu 1500\n    alias Miller's\n");
    add(host, "ip-neigh", "2a02:1234:5678:9abc::77 dev lanbr lladdr a2:a2:b0:9a:2a:69 STALE\n");
    add(
        host,
        "iptables-save",
        """
        *filter
        :acmechain - [0:0]
        -A acmechain -i lan+ -m comment --comment "for Mr \\"Miller\\", room 12" -j ACCEPT
        -A acmechain -m comment --comment roomtwelve -m set --match-set acmeset src -j DROP
        -A FORWARD -m iprange --src-range 82.94.7.5-82.94.9.7 -j acmechain
        -A FORWARD -m iprange --src-range 10.0.0.1-10.255.255.254 -j acmechain
        # Miller made this
        COMMIT
        """);
    add(
        host,
        "ipset-save",
        "create acmeset hash:net family inet\nadd acmeset 82.94.7.0/24 comment \"Miller\"\n");
    pretend(host);

    Path saved = collect("hidden", "--anonymise");

    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.toList()) {
        all.append(file.getFileName()).append('\n').append(Files.readString(file));
      }
    }
    assertThat(all)
        .contains("ACC-", "--dport 80:81", "127.0.0.1/8", "0.0.0.0:22", "01:00:5e:00:00:01")
        .containsPattern("inet 10\\.\\d+\\.\\d+\\.1/24")
        .contains("--src-range 10.0.0.1-10.255.255.254 ")
        .containsPattern("-i net\\d+-\\+ ")
        .containsPattern("net\\d+-\\d+\\.12@net\\d+-\\d+: ")
        .doesNotContain(
            List.of("10.77.88.", "82.94.7.", "82.94.9.", "1234:5678", "9abc", "lanbr", "x-shop"))
        .doesNotContain(List.of("a2:a2:b0:9a:2a:69", "9a:2a:69", "fe9a:2a69", "Miller", "room"))
        .doesNotContain(List.of("gw7xq", "acme", "5ecre7b00t"));
  }

  @Test
  void anArchiveHasNoNameEither() throws Exception {
    pretend(Path.of("samples/tika"));

    assertThat(script("--anonymise", "host.tar.gz")).isZero();

    assertThat(Run.of("lint", temp.resolve("host.tar.gz"), "--no-config").out())
        .contains("host.tar.gz/host/iptables-save.txt")
        .doesNotContain("gw7xq", "br-lxc", "10.0.0.");
  }

  @Test
  void helpNamesTheOption() throws Exception {
    assertThat(script("--help")).isZero();
    assertThat(temp.resolve("stdout")).content().contains("--anonymise", "strangers");
    assertThat(script("--anonymize", "x")).isEqualTo(2);
  }

  private static void add(Path host, String dump, String text) throws IOException {
    Path file = host.resolve(dump + ".txt");
    Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + text);
  }

  private static String renamed(String text) {
    return text.replace("10.0.0.", "10.77.88.")
        .replace("192.0.2.", "82.94.7.")
        .replace("br-lxc", "lanbr")
        .replace("v-web", "x-shop");
  }

  /** Makes the commands print a host's dumps. */
  private void pretend(Path host) throws IOException {
    Path bin = Files.createDirectories(temp.resolve("bin"));
    StringBuilder body = new StringBuilder("#!/bin/sh\ncase \"${0##*/} $*\" in\n");
    body.append("'uname -n') echo gw7xq.acme.example ;;\n");
    body.append("uname*) echo 6.1.0-18-amd64 ;;\n");
    COMMANDS.forEach(
        (command, dump) ->
            body.append(
                "'%s') cat '%s/%s.txt' ;;%n".formatted(command, host.toAbsolutePath(), dump)));
    body.append("*) exit 1 ;;\nesac\n");
    Path all = bin.resolve("all");
    Files.writeString(all, body);
    assertThat(all.toFile().setExecutable(true)).isTrue();
    List<String> names = new ArrayList<>(COMMANDS.keySet());
    names.addAll(List.of("uname", "lsmod"));
    for (String name : names) {
      Path link = bin.resolve(name.replaceAll(" .*", ""));
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, all);
      }
    }
  }

  private Path collect(String folder, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(folder);
    assertThat(script(arguments.toArray(String[]::new))).as(this::said).isZero();
    Path saved = temp.resolve(folder);
    // What this machine has in its /proc and /sys is none of the pretended host.
    for (String own : List.of("proc-bridge", "sysfs-ports", "sysfs-bridges")) {
      Files.deleteIfExists(saved.resolve(own + ".txt"));
    }
    return saved;
  }

  private String said() {
    try {
      return Files.readString(temp.resolve("stderr"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private int script(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().put("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    builder.redirectError(temp.resolve("stderr").toFile());
    builder.redirectOutput(temp.resolve("stdout").toFile());
    return builder.start().waitFor();
  }

  /** Rules, severities and how many flows are lost and work, of each finding. */
  private static List<String> findings(Path saved) {
    String out = Run.of("lint", saved, "--fail-on=never", "--no-config").out();
    Stream<String> flows =
        FLOWS
            .matcher(out)
            .results()
            .map(line -> line.group().strip().split(" ", 2)[0] + line.group().split(",").length);
    return Stream.concat(FINDING.matcher(out).results().map(found -> found.group()), flows)
        .sorted()
        .toList();
  }
}
