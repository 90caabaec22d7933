package io.github.ricochet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, beside an empty jar and before a Java that only tells how it was started. */
class LauncherTest {
  private static final String TELL_ARGUMENTS = "for a in \"$@\"; do echo \"$a\"; done";

  @TempDir Path temp;

  private Path root;
  private Path launcher;
  private Path path;
  private Optional<Path> javaHome = Optional.empty();
  private Optional<Path> cache = Optional.empty();

  @BeforeEach
  void install() throws IOException {
    root = temp.toRealPath();
    Path home = Files.createDirectories(root.resolve("opt/rico chet"));
    launcher = home.resolve("ricochet");
    Files.copy(Path.of("src/main/sh/ricochet"), launcher);
    executable(launcher);
    Files.createFile(home.resolve("ricochet.jar"));
    path = Files.createDirectories(root.resolve("path"));
    script(path.resolve("readlink"), "PATH=/usr/bin:/bin exec readlink \"$@\"");
  }

  @Test
  void passesArgumentsOnUnchanged() throws Exception {
    javaOnPath("17.0.15");

    Run run = start(launcher, "lint", "two words", "", "*", "$HOME");

    assertThat(run.exitCode).isZero();
    assertThat(run.stderr).isEmpty();
    assertThat(run.stdout)
        .containsSubsequence(
            "-cp", launcher.resolveSibling("ricochet.jar").toString(), Main.class.getName())
        .endsWith("lint", "two words", "", "*", "$HOME");
  }

  @Test
  void findsItsJarThroughLinksToLinks() throws Exception {
    javaOnPath("17.0.15");
    Path relative = Files.createDirectories(root.resolve("usr/bin")).resolve("ricochet");
    Files.createSymbolicLink(relative, Path.of("../../opt/rico chet/ricochet"));
    Path absolute = Files.createDirectories(root.resolve("home")).resolve("r");
    Files.createSymbolicLink(absolute, relative);
    Files.createSymbolicLink(root.resolve("home/rr"), Path.of("r"));

    assertThat(start(root.resolve("home/rr")).stdout)
        .contains(launcher.resolveSibling("ricochet.jar").toString());
  }

  @Test
  void usesTheClassArchiveWhereThereIsOne() throws Exception {
    javaOnPath("17.0.15");
    assertThat(start(launcher).stdout).noneMatch(word -> word.startsWith("-XX:SharedArchiveFile"));

    Path archive = Files.createFile(launcher.resolveSibling("ricochet.jsa"));
    assertThat(start(launcher).stdout).contains("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void passesOverTheArchiveOfAnotherJava() throws Exception {
    javaOnPath("17.0.15");
    Files.createFile(launcher.resolveSibling("ricochet.jsa"));
    Files.writeString(launcher.resolveSibling("ricochet.build"), "jar1\n17.0.15+5\n");
    assertThat(start(launcher).stdout).anyMatch(word -> word.startsWith("-XX:SharedArchiveFile"));

    Files.writeString(launcher.resolveSibling("ricochet.build"), "jar1\n17.0.14+9\n");
    assertThat(start(launcher).stdout).noneMatch(word -> word.startsWith("-XX:SharedArchiveFile"));
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.15, jsa, SharedArchiveFile, ArchiveClassesAtExit",
    "25.0.1, aot, AOTCache, AOTCacheOutput"
  })
  void makesAnArchiveForAnotherJavaInTheCacheFolder(
      String version, String kind, String use, String make) throws Exception {
    jdk(version, "for a; do case $a in -XX:" + make + "=*) echo > \"${a#*=}\" ;; esac; done");
    Files.createSymbolicLink(path.resolve("java"), root.resolve("jdk-" + version + "/bin/java"));
    for (String tool : List.of("mkdir", "find", "rmdir", "rm", "mv")) {
      script(path.resolve(tool), "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
    }
    Files.writeString(launcher.resolveSibling("ricochet.build"), "jar1\nanother\n");
    cache = Optional.of(Files.createDirectories(root.resolve("cache")));
    assertThat(start(launcher).stderr).isEmpty();
    Path archive = cache.get().resolve("ricochet/jar1-" + version + "+5." + kind);
    for (int i = 0; i < 200 && !Files.exists(archive); i++) {
      Thread.sleep(50);
    }

    script(root.resolve("jdk-" + version + "/bin/java"), TELL_ARGUMENTS);
    assertThat(start(launcher).stdout).contains("-XX:" + use + "=" + archive);
    try (Stream<Path> all = Files.list(archive.getParent())) {
      assertThat(all.filter(f -> !f.toString().endsWith(".lock"))).containsExactly(archive);
    }
  }

  @Test
  void writesNothingWhereTheCacheIsTurnedOff() throws Exception {
    javaOnPath("17.0.15");
    Files.writeString(launcher.resolveSibling("ricochet.build"), "jar1\nanother\n");
    cache = Optional.of(Path.of(""));

    assertThat(start(launcher)).satisfies(run -> assertThat(run.stderr).isEmpty());
  }

  @Test
  void makesRoomWhereThereIsMuchToRead() throws Exception {
    javaOnPath("17.0.15");
    script(path.resolve("find"), "PATH=/usr/bin:/bin exec find \"$@\"");
    Path folder = Files.createDirectories(root.resolve("host"));
    Files.write(folder.resolve("small"), new byte[1000]);
    assertThat(start(launcher, "lint", folder.toString()).stdout)
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-XX:+UseParallelGC");

    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      large.setLength(2_000_000);
    }
    assertThat(start(launcher, "lint", folder.toString()).stdout)
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void makesRoomWhereThereAreManyHosts() throws Exception {
    javaOnPath("17.0.15");
    String[] words = new String[18];
    Arrays.fill(words, "host");
    words[0] = "lint";

    assertThat(start(launcher, words).stdout).contains("-XX:+UseParallelGC");
  }

  @Test
  void prefersJavaHome() throws Exception {
    javaOnPath("17.0.15");
    javaHome = Optional.of(jdk("25", "echo from JAVA_HOME"));

    assertThat(start(launcher).stdout).containsExactly("from JAVA_HOME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.21", "16"})
  void refusesAnOlderJava(String version) throws Exception {
    javaOnPath(version);

    assertThat(start(launcher)).satisfies(LauncherTest::isRefusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21-ea", "25.0.1"})
  void takesJava17AndLater(String version) throws Exception {
    javaOnPath(version);

    assertThat(start(launcher).exitCode).isZero();
  }

  @Test
  void refusesToRunWithoutJava() throws Exception {
    assertThat(start(launcher)).satisfies(LauncherTest::isRefusal);
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    javaOnPath("17");
    javaHome = Optional.of(Files.createDirectories(root.resolve("no-jdk")));

    assertThat(start(launcher)).satisfies(LauncherTest::isRefusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.0.21", "1.8.0_392"})
  void asksAnOlderJavaThatHasNoReleaseFile(String version) throws Exception {
    script(path.resolve("java"), "echo 'openjdk version \"" + version + "\" 2023-10-17' >&2");

    assertThat(start(launcher)).satisfies(LauncherTest::isRefusal);
  }

  @Test
  void asksAJavaThatHasNoReleaseFile() throws Exception {
    script(path.resolve("java"), "echo 'openjdk version \"21.0.1\" 2023-10-17' >&2");

    assertThat(start(launcher).exitCode).isZero();
  }

  @Test
  void refusesAJavaThatDoesNotStart() throws Exception {
    script(path.resolve("java"), "echo 'Unable to locate a Java Runtime.' >&2; exit 1");

    assertThat(start(launcher)).satisfies(LauncherTest::isRefusal);
  }

  private static void isRefusal(Run run) {
    assertThat(run.exitCode).isEqualTo(2);
    assertThat(run.stdout).isEmpty();
    assertThat(run.stderr)
        .singleElement()
        .asString()
        .startsWith("ricochet: needs Java 17 or newer; ");
  }

  private void javaOnPath(String version) throws IOException {
    Path java = jdk(version, TELL_ARGUMENTS).resolve("bin/java");
    Files.createSymbolicLink(path.resolve("java"), java);
  }

  private Path jdk(String version, String behaviour) throws IOException {
    Path home = Files.createDirectories(root.resolve("jdk-" + version));
    Files.createDirectories(home.resolve("bin"));
    script(home.resolve("bin/java"), behaviour);
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Someone\"\nJAVA_RUNTIME_VERSION=\""
            + version
            + "+5\"\nJAVA_VERSION=\""
            + version
            + "\"\nOS_ARCH=\"x86_64\"\n");
    return home;
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run start(Path command, String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("/bin/sh", command.toString()));
    words.addAll(List.of(arguments));
    Path stderr = root.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(stderr.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    javaHome.ifPresent(home -> builder.environment().put("JAVA_HOME", home.toString()));
    cache.ifPresent(folder -> builder.environment().put("RICOCHET_CACHE", folder.toString()));
    Process process = builder.start();
    List<String> stdout =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    return new Run(process.waitFor(), stdout, Files.readAllLines(stderr));
  }

  private record Run(int exitCode, List<String> stdout, List<String> stderr) {}
}
