package io.github.ricochet.dump;

import org.antlr.v4.runtime.Token;

/** A word that fits its place in the line but not its meaning, such as the address 10.0.0.300. */
final class BadValue extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Token token;

  /**
   * @param token the word
   * @param wanted what it should be, such as "an IPv4 address"
   */
  BadValue(Token token, String wanted) {
    super(Quote.of(token.getText()) + " is not " + wanted, null, false, false);
    this.token = token;
  }

  Token token() {
    return token;
  }
}
