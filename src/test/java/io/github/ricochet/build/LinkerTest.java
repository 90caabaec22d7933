package io.github.ricochet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linked classes do what they did before, and nothing in them is left to be linked. */
class LinkerTest {

  @TempDir Path folder;

  private Path jar;

  @BeforeEach
  void linkAJar() throws IOException, InterruptedException {
    jar = folder.resolve("code.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> classes =
            Files.list(Path.of("target/test-classes/io/github/ricochet/build"))) {
      for (Path one : classes.filter(c -> c.getFileName().toString().startsWith("Unl")).toList()) {
        zip.putNextEntry(new ZipEntry("io/github/ricochet/build/" + one.getFileName()));
        zip.write(Files.readAllBytes(one));
      }
    }
    assertThat(link(jar)).isEmpty();
  }

  @Test
  void theyDoTheSame() throws Exception {
    URL[] only = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(only, ClassLoader.getPlatformClassLoader())) {
      Object linked = loader.loadClass(Unlinked.class.getName()).getMethod("run").invoke(null);

      assertThat(linked).isEqualTo(Unlinked.run());
    }
  }

  @Test
  void nothingIsLeftToBeLinked() throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<String> left =
          zip.stream()
              .filter(e -> text(zip, e).contains("java/lang/invoke/"))
              .map(ZipEntry::getName)
              .toList();

      assertThat(left).isEmpty();
    }
  }

  /** Of one interface and with what is captured alike: a start would load a class for each. */
  @Test
  void lambdasThatAreAlikeShareAClass() throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<String> made =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.contains("UnlinkedAlike$$Lambda"))
              .toList();

      assertThat(made).hasSize(2);
    }
  }

  @Test
  void thoseOfLibrariesAreLinkedToo() throws IOException, InterruptedException {
    List<String> classes =
        List.of(
            "org/apache/commons/cli/CommandLine.class", // for Java 8, which knew no nests
            "org/drools/model/consequences/ConsequenceImpl.class"); // of a serializable interface
    Path some = jarOf(classes);

    assertThat(said(some)).contains("LambdaMetafactory");
    assertThat(link(some)).isEmpty();
    assertThat(said(some)).contains("$$Lambda").doesNotContain("LambdaMetafactory");
  }

  @Test
  void whatDroolsDoesForNothingIsLeftOut() throws IOException, InterruptedException {
    List<String> drools =
        List.of(
            "org/drools/model/view/AbstractExprViewItem.class", // a secure random name
            "org/drools/base/base/ValueType.class"); // the search for an annotation of traits
    Path some = jarOf(drools);

    assertThat(said(some)).contains("randomUUID", "isAnnotationPresent");
    assertThat(link(some)).isEmpty();
    assertThat(said(some)).doesNotContain("randomUUID", "isAnnotationPresent");
  }

  private Path jarOf(List<String> classes) throws IOException {
    Path some = folder.resolve("some.jar");
    try (OutputStream file = Files.newOutputStream(some);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String one : classes) {
        zip.putNextEntry(new ZipEntry(one));
        try (InputStream content = getClass().getResourceAsStream("/" + one)) {
          zip.write(content.readAllBytes());
        }
      }
    }
    return some;
  }

  private static String said(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(e -> text(zip, e)).collect(Collectors.joining());
    }
  }

  private static String text(ZipFile zip, ZipEntry entry) {
    try (InputStream content = zip.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1)
          .replace("java/lang/invoke/MethodHandles", ""); // an attribute that javac leaves
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String link(Path jar) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target/build-classes").toAbsolutePath()
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                "io.github.ricochet.build.Linker",
                jar.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : said + " failed";
  }
}
