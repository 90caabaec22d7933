package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private static final String ROUTE = "10.0.0.0/24 dev br0 scope link\n";

  @TempDir private Path folder;

  /** A member of a tar archive: a header of ustar, and the content in blocks of 512 bytes. */
  private static byte[] member(String name, char type, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] member = new byte[512 + (content.length + 511) / 512 * 512];
    put(member, 0, name);
    put(member, 124, String.format("%011o", content.length));
    member[156] = (byte) type;
    put(member, 257, "ustar\0" + "00");
    System.arraycopy(content, 0, member, 512, content.length);
    return member;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static byte[] tar(byte[]... members) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] member : members) {
      all.write(member);
    }
    all.write(new byte[1024]);
    return all.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(all)) {
      out.write(bytes);
    }
    return all.toByteArray();
  }

  private Host read(byte[] archive) throws IOException {
    Path file = Files.write(folder.resolve("host.tar.gz"), archive);
    List<HostPaths> hosts = HostReader.hosts(List.of(file));
    assertThat(hosts).extracting(HostPaths::name).containsExactly(file.toString());
    return HostReader.read(hosts.get(0));
  }

  private List<String> problems(Host host) {
    return host.problems().stream().map(p -> p.message().replace(folder + "/", "")).toList();
  }

  @Test
  void anArchiveIsReadAsTheFolderInItWouldBe() throws Exception {
    Host host =
        read(
            gzip(
                tar(
                    member("gw/", '5', ""),
                    member("gw/route.txt", '0', ROUTE),
                    member("gw/empty", '0', ""))));

    assertThat(host.problems()).isEmpty();
    assertThat(host.routes()).hasSize(1);
    assertThat(host.inputs())
        .extracting(Input::file)
        .containsExactly(folder + "/host.tar.gz/gw/empty", folder + "/host.tar.gz/gw/route.txt");
  }

  @Test
  void longNamesOfGnuTarAndPax() throws Exception {
    Host host =
        read(
            tar(
                member("././@LongLink", 'L', "d/etc/sysctl.d/long.conf\0"),
                member("short", '0', "net.ipv4.ip_forward = 1\n"),
                member("pax", 'x', "27 path=d/etc/iptables/x.v4\n"),
                member("short", '0', ROUTE)));

    assertThat(host.problems()).isEmpty();
    assertThat(host.inputs())
        .extracting(i -> i.file().replace(folder + "/host.tar.gz/", ""))
        .containsExactly("d/etc/iptables/x.v4", "d/etc/sysctl.d/long.conf");
  }

  @Test
  void noPathLeavesTheArchive() throws Exception {
    Host host =
        read(
            tar(
                member("../evil.txt", '0', ROUTE),
                member("/etc/evil.txt", '0', ROUTE),
                member("a/link", '2', "")));

    assertThat(problems(host))
        .containsExactly(
            "host.tar.gz has a member that would leave it: '../evil.txt'",
            "host.tar.gz has a member that would leave it: '/etc/evil.txt'");
    assertThat(host.routes()).isEmpty();
  }

  @Test
  void anArchiveThatIsCutOff() throws Exception {
    byte[] whole = gzip(tar(member("route.txt", '0', ROUTE.repeat(1000))));
    Host packed = read(Arrays.copyOf(whole, whole.length / 2));
    Host plain = read(Arrays.copyOf(tar(member("route.txt", '0', ROUTE)), 520));

    assertThat(problems(packed))
        .containsExactly("host.tar.gz ends before its end; copy the archive again");
    assertThat(problems(plain))
        .containsExactly("host.tar.gz ends before its end; copy the archive again");
  }

  @Test
  void anArchiveThatUnpacksToTooMuch() throws Exception {
    byte[] bomb = member("bomb.txt", '0', "");
    put(bomb, 124, "77777777777");

    assertThat(problems(read(tar(bomb))))
        .containsExactly(
            "host.tar.gz unpacks to more than is read: 256 MiB a file, 512 MiB in all");
  }

  @Test
  void aPackedFileThatIsNoArchiveIsToldSo() throws Exception {
    Path file =
        Files.write(folder.resolve("dump.gz"), gzip(ROUTE.getBytes(StandardCharsets.UTF_8)));

    assertThat(problems(HostReader.read("h", List.of(file))))
        .containsExactly("dump.gz is packed with gzip; unpack it, or name the archive itself");
  }
}
