package io.github.ricochet.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output in UTF-8. A reader that goes away, such as {@code head}, is not an error: what is
 * written from then on is thrown away. Other failures are remembered.
 */
final class Output extends Writer {

  private final Writer out;
  private boolean closed;
  private Optional<String> failure = Optional.empty();

  Output(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
  }

  @Override
  public void write(char[] text, int offset, int length) {
    if (!closed) {
      attempt(() -> out.write(text, offset, length));
    }
  }

  @Override
  public void flush() {
    if (!closed) {
      attempt(out::flush);
    }
  }

  @Override
  public void close() {
    flush();
  }

  /** Why the output could not be written; empty where it could, or where nobody wanted it. */
  Optional<String> failure() {
    return failure;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      closed = true;
      String why = String.valueOf(e.getMessage());
      failure = why.contains("Broken pipe") ? Optional.empty() : Optional.of(why);
    }
  }
}
