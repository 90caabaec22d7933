package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that saves a host's dumps, run with commands that only pretend. */
class CollectTest {

  private static final Path SCRIPT = Path.of("src/main/sh/ricochet-collect").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void commands() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    command("ip", "[ \"$1\" = route ] && echo '10.0.0.0/24 dev br0 scope link' || exit 0");
    command("uname", "[ \"$1\" = -n ] && echo gw || echo 6.1.0-18-amd64");
    command("bridge", "echo 'Cannot open netlink socket' >&2; exit 1");
  }

  private void command(String name, String body) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private int run(Path output, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.redirectError(folder.resolve("stderr").toFile()).redirectOutput(output.toFile());
    return builder.start().waitFor();
  }

  @Test
  void intoAFolder() throws Exception {
    assertThat(run(folder.resolve("stdout"), "saved")).isZero();

    Host host = HostReader.read("saved", List.of(folder.resolve("saved")));
    assertThat(host.has(DumpKind.IP_ROUTE)).isTrue();
    assertThat(host.kernel().orElseThrow().release()).isEqualTo("6.1.0-18-amd64");
    assertThat(folder.resolve("saved/not-read.txt"))
        .content()
        .contains("bridge-link: bridge -d link failed: Cannot open netlink socket");
    assertThat(folder.resolve("stderr")).content().contains("dumps saved into saved");
    assertThat(folder.resolve("stdout")).isEmptyFile();
  }

  @Test
  void intoAPipeAsAnArchive() throws Exception {
    Path archive = folder.resolve("host.tar.gz");

    assertThat(run(archive)).isZero();

    Host host = HostReader.read(HostReader.hosts(List.of(archive)).get(0));
    assertThat(host.routes()).hasSize(1);
    assertThat(host.inputs()).allMatch(input -> input.file().startsWith(archive + "/gw/"));
  }

  @Test
  void aFolderThatIsThereIsLeftAlone() throws Exception {
    Files.createDirectory(folder.resolve("saved"));

    assertThat(run(folder.resolve("stdout"), "saved")).isEqualTo(2);
    assertThat(folder.resolve("stderr")).content().contains("saved is there already");
  }
}
