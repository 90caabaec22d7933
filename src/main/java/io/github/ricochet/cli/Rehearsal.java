package io.github.ricochet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Does what people do most, on a host that is packed with the program, and prints nothing. The
 * launcher has it done while Java takes down which classes that needs, and keeps them ready.
 */
public final class Rehearsal {

  private static final String PACKED = "META-INF/ricochet/rehearsal/";

  private Rehearsal() {}

  /**
   * Lints the packed host.
   *
   * @param args the folder to unpack it in
   */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    Class.forName("io.github.ricochet.Main"); // the one class that linting does not come by
    Path folder = Files.createDirectories(Path.of(args[0]));
    unpack(Path.of(System.getProperty("java.class.path")), folder);
    // Most hosts lie in a repository.
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".gitignore"), "target/\n*.log\n");
    run("lint", folder.toString());
    run("lint", "--format", "json", folder.toString());
  }

  private static void run(String... words) {
    Output nowhere = new Output(OutputStream.nullOutputStream());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    InputStream nothing = InputStream.nullInputStream();
    new Ricochet(new Console(nothing, nowhere, silent, Terminal.NONE)).run(words);
  }

  private static void unpack(Path jar, Path folder) throws IOException {
    try (ZipFile packed = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : packed.stream().filter(e -> e.getName().startsWith(PACKED)).toList()) {
        String name = entry.getName().substring(PACKED.length());
        if (!name.isEmpty()) {
          try (InputStream content = packed.getInputStream(entry)) {
            Files.write(folder.resolve(name), content.readAllBytes());
          }
        }
      }
    }
  }
}
