package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole hosts that changed files belong to. */
class ChangedTest {

  @TempDir Path temp;

  @BeforeEach
  void repository() throws IOException {
    Files.createDirectories(temp.resolve(".git"));
    HostCopy.of("tika", temp.resolve("hosts"));
    HostCopy.of("tika-hairpin", temp.resolve("hosts"));
    Files.writeString(temp.resolve("README.md"), "Our firewalls\n");
  }

  private List<String> hosts(String which, String... files) {
    List<String> words = new ArrayList<>(List.of("lint", "--changed", which));
    for (String file : files) {
      words.add(temp.resolve(file).toString());
    }
    Run run = Run.of(words.toArray(String[]::new));
    return run.out()
        .lines()
        .filter(line -> line.startsWith(temp.toString()))
        .map(line -> line.substring(temp.toString().length() + 1).replaceFirst(" .*", ""))
        .toList();
  }

  @Test
  void aFileStandsForItsHostHoweverManyOfItsFilesChanged() {
    assertThat(hosts("any", "hosts/tika/ss.txt", "hosts/tika/ip-link.txt", "README.md"))
        .containsExactly("hosts/tika");
  }

  @Test
  void aFileThatIsGoneStandsForItsHostToo() {
    assertThat(hosts("any", "hosts/tika/gone.txt")).containsExactly("hosts/tika");
  }

  @Test
  void aDumpBesideTheRepositoryMakesNoHostOfWhatIsAround() throws IOException {
    Path repository = Files.createDirectories(temp.resolve("src/firewalls"));
    Files.createDirectories(repository.resolve(".git"));
    HostCopy.of("tika", repository);
    Files.copy(Path.of("samples/tika/iptables-save.txt"), temp.resolve("before-the-upgrade.txt"));

    assertThat(hosts("any", "src/firewalls/tika/ss.txt")).containsExactly("src/firewalls/tika");
  }

  @Test
  void whatBelongsToNoHostPasses() {
    Run run = Run.of("lint", "--changed", "any", temp.resolve("README.md").toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPartOfASystemStandsForTheFolderAroundIt() throws IOException {
    Path rules = Files.createDirectories(temp.resolve("web/etc/iptables")).resolve("rules.v4");
    Files.copy(Path.of("samples/tika/iptables-save.txt"), rules);

    assertThat(hosts("any", "web/etc/iptables/rules.v4")).containsExactly("web");
  }

  @Test
  void vuurmuurIsForHostsWithATree() throws IOException {
    Files.createDirectories(temp.resolve("hosts/tika/vuurmuur/rules"));
    Files.writeString(temp.resolve("hosts/tika/vuurmuur/rules/rules.conf"), "RULE=\"separator\"\n");

    assertThat(hosts("vuurmuur", "hosts/tika/ss.txt", "hosts/tika-hairpin/ss.txt"))
        .containsExactly("hosts/tika");
  }

  @Test
  void aSharedFileStandsForEveryHostOfTheConfigurationThatHasIt() throws IOException {
    Files.createDirectories(temp.resolve("shared"));
    Files.move(temp.resolve("hosts/tika/bridge-link.txt"), temp.resolve("shared/links.txt"));
    Files.writeString(
        temp.resolve(".ricochet.yaml"),
        """
        hosts:
          one:
            dumps: [hosts/tika, shared/links.txt]
          two:
            dumps: [hosts/tika-hairpin, shared]
        """);

    assertThat(hosts("any", "shared/links.txt")).containsExactly("one", "two");
    assertThat(hosts("any", "hosts/tika/ss.txt")).containsExactly("one");
    assertThat(hosts("any", ".ricochet.yaml")).containsExactly("one", "two");
    assertThat(hosts("vuurmuur", "shared/links.txt")).isEmpty();
  }
}
