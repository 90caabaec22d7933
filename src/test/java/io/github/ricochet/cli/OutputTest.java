package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {

  /** A stream on which nothing can be written. */
  private static OutputStream broken(String why) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(why);
      }
    };
  }

  private static Output written(OutputStream stream) {
    Output output = new Output(stream);
    output.write("text".toCharArray(), 0, 4);
    output.flush();
    return output;
  }

  @Test
  void aReaderThatGoesAwayIsNoFailure() {
    assertThat(written(broken("Broken pipe")).failure()).isEmpty();
  }

  @Test
  void aFullDiskIsAFailure() {
    assertThat(written(broken("No space left on device")).failure())
        .contains("No space left on device");
  }

  @Test
  void theEncodingIsUtf8WhateverTheLocale() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Output output = new Output(stream);
    output.write("→".toCharArray(), 0, 1);
    output.flush();

    assertThat(stream.toByteArray()).isEqualTo("→".getBytes(StandardCharsets.UTF_8));
  }
}
