package io.github.ricochet.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program of the machine and takes its word for what happened. */
final class Command {

  private Command() {}

  /** A program said no. */
  static final class Failed extends IOException {
    private static final long serialVersionUID = 1L;

    Failed(List<String> words, String said) {
      super(String.join(" ", words) + ": " + said.strip());
    }
  }

  /**
   * Runs it to its end.
   *
   * @return what it printed, errors included
   * @throws Failed where it ends with another code than 0
   */
  static String run(List<String> words, String input) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading all; what it printed says why.
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (waited(process) != 0) {
      throw new Failed(words, said);
    }
    return said;
  }

  static String run(String... words) throws IOException {
    return run(List.of(words), "");
  }

  private static int waited(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
