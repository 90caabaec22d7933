package io.github.ricochet.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets and scripts that are packed with the program. */
final class Resources {

  private Resources() {}

  /** The text of a packed file. */
  static String text(String path) {
    try (InputStream stream = Resources.class.getResourceAsStream("/" + path)) {
      if (stream == null) {
        throw new IllegalStateException("no " + path + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
