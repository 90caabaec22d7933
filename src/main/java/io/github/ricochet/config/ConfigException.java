package io.github.ricochet.config;

import java.util.List;

/** A file that people wrote is not as it should be; nothing is done by halves of it. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a list of strings that nobody serialises
  private final List<String> messages;

  ConfigException(List<String> messages) {
    super(String.join("\n", messages));
    this.messages = List.copyOf(messages);
  }

  /** All that is wrong, one line each, with file, line and column. */
  public List<String> messages() {
    return messages;
  }
}
