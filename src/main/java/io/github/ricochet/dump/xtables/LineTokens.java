package io.github.ricochet.dump.xtables;

import java.util.Arrays;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The tokens of one line after another. ANTLR's own stream keeps all tokens of its input and looks
 * for more at every step; a line is short and is over at its END.
 */
final class LineTokens implements TokenStream {

  private final Lexer lexer;
  private final int end;
  private Token[] tokens = new Token[64];
  private int size;
  private int at;

  /**
   * @param end the type of the token that ends a line
   */
  LineTokens(Lexer lexer, int end) {
    this.lexer = lexer;
    this.end = end;
  }

  /** Takes the tokens up to the next END; the lexer is left behind it. */
  void readLine() {
    size = 0;
    at = 0;
    Token token;
    do {
      token = lexer.nextToken();
      if (size == tokens.length) {
        tokens = Arrays.copyOf(tokens, size * 2);
      }
      tokens[size++] = token;
    } while (token.getType() != end && token.getType() != Token.EOF);
  }

  @Override
  public void consume() {
    if (at < size - 1) {
      at++;
    }
  }

  @Override
  public int LA(int i) {
    return LT(i).getType();
  }

  @Override
  public Token LT(int i) {
    int index = i > 0 ? at + i - 1 : at + i;
    return tokens[Math.max(0, Math.min(index, size - 1))];
  }

  @Override
  public Token get(int index) {
    return tokens[index];
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = Math.min(index, size - 1);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The tokens stay until the next line: there is nothing to give back.
  }

  @Override
  public TokenSource getTokenSource() {
    return lexer;
  }

  @Override
  public String getSourceName() {
    return lexer.getSourceName();
  }

  @Override
  public String getText(Interval interval) {
    return getText();
  }

  @Override
  public String getText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(tokens[i].getText());
    }
    return text.toString();
  }

  @Override
  public String getText(RuleContext context) {
    return getText();
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText();
  }
}
