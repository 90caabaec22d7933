package io.github.ricochet.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.gates.Shell.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package that {@code mvn package} makes, as the real dpkg-deb unpacks it. */
@Tag("kernel")
class DebianPackageTest {

  @TempDir Path root;

  @BeforeEach
  void unpack() throws Exception {
    List<String> packages;
    try (Stream<Path> made = Files.list(Path.of("target"))) {
      packages =
          made.map(file -> file.toAbsolutePath().toString())
              .filter(name -> name.endsWith("_all.deb"))
              .toList();
    }
    assumeTrue(packages.size() == 1, "skipped: no package, or several: " + packages);
    assumeTrue(Shell.has("dpkg-deb"), "skipped: no dpkg-deb here");
    Shell.in(root).must("dpkg-deb", "-x", packages.get(0), ".");
  }

  @Test
  void theManualPageAndTheChangelogAreWhole() throws IOException {
    assertThat(unzipped("usr/share/man/man1/ricochet.1.gz"))
        .startsWith(".TH RICOCHET 1")
        .contains(".SH \"SEE ALSO\"");
    assertThat(unzipped("usr/share/doc/ricochet/changelog.gz"))
        .isEqualTo(Files.readString(Path.of("CHANGELOG.md")));
  }

  @Test
  void theLauncherFindsItsJarAndLintsTheSample() throws Exception {
    Result lint =
        Shell.in(root.resolve("usr/share/doc/ricochet"))
            .with("RICOCHET_CACHE", "")
            .run(root.resolve("usr/bin/ricochet").toString(), "lint", "samples/tika");

    assertThat(lint.code()).isEqualTo(1);
    assertThat(lint.said()).isEqualTo(Files.readString(Path.of("samples/tika/expected.txt")));
  }

  private String unzipped(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(root.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
