package io.github.ricochet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is packed with the program beside its classes. */
final class Packed {

  private Packed() {}

  /** Ricochet's version, such as {@code 1.2.3}. */
  static String version() {
    return resource("/META-INF/ricochet/version").strip();
  }

  /** The text of a packed file. */
  static String resource(String path) {
    try (InputStream stream = Packed.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no " + path + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
