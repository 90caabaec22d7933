package io.github.ricochet.dump;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What came by standard input: the text of dumps, or an archive as ricochet-collect prints it. */
public final class Piped {

  private final String name;
  private final byte[] bytes;

  private Piped(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Reads all of it.
   *
   * @param name as messages show it
   * @throws IOException if it cannot be read, or is larger than what is read of a file
   */
  public static Piped read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(TextFiles.LARGEST_FILE + 1);
    if (bytes.length > TextFiles.LARGEST_FILE) {
      throw new IOException(
          name
              + " is larger than "
              + (TextFiles.LARGEST_FILE >> 20)
              + " MiB, the most that is read");
    }
    return new Piped(name, bytes);
  }

  /** As messages show it. */
  public String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
