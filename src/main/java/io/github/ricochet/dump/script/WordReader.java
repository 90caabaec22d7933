package io.github.ricochet.dump.script;

import io.github.ricochet.dump.parser.ShellLineLexer;
import io.github.ricochet.dump.script.ShellWord.Kind;
import io.github.ricochet.dump.script.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Makes words of tokens: takes quotes off, and finds what is to be replaced. */
final class WordReader {

  private final List<Part> parts = new ArrayList<>();
  private boolean begun;

  static List<? extends Token> tokens(String text) {
    ShellLineLexer lexer = new ShellLineLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer.getAllTokens();
  }

  /** The parts of a text in which quotes are no quotes, such as a line of a here-document. */
  static ShellWord unquoted(String text) {
    WordReader reader = new WordReader();
    reader.inDoubleQuotes(text, "$`\\");
    return new ShellWord(List.copyOf(reader.parts));
  }

  boolean isEmpty() {
    return !begun;
  }

  /** Takes a token that is part of a word. */
  void take(Token token) {
    begun = true;
    String text = token.getText();
    switch (token.getType()) {
      case ShellLineLexer.ESCAPED -> add(Kind.TEXT, text.substring(1));
      case ShellLineLexer.SINGLE -> {
        parts.add(new Part(Kind.EMPTY, ""));
        add(Kind.TEXT, text.substring(1, text.length() - 1));
      }
      case ShellLineLexer.DOUBLE -> {
        parts.add(new Part(Kind.EMPTY, ""));
        inDoubleQuotes(text.substring(1, text.length() - 1), "$`\\\"");
      }
      case ShellLineLexer.VARIABLE -> add(Kind.VARIABLE, name(text));
      case ShellLineLexer.SUBSTITUTION -> add(Kind.COMMAND, command(text));
      default -> add(Kind.TEXT, text);
    }
  }

  /** The word that was taken; the next token begins a new one. */
  ShellWord end() {
    List<Part> merged = new ArrayList<>(parts);
    boolean more = merged.stream().anyMatch(p -> p.kind() != Kind.EMPTY);
    if (more) {
      merged.removeIf(p -> p.kind() == Kind.EMPTY);
    }
    parts.clear();
    begun = false;
    return new ShellWord(List.copyOf(merged));
  }

  private void add(Kind kind, String text) {
    if (kind != Kind.TEXT || !text.isEmpty()) {
      parts.add(new Part(kind, text));
    }
  }

  /**
   * @param escapable what a backslash takes its meaning from
   */
  private void inDoubleQuotes(String text, String escapable) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && escapable.indexOf(text.charAt(at + 1)) >= 0) {
        plain.append(text.charAt(at + 1));
        at += 2;
      } else if (c == '$' || c == '`') {
        Token token = tokens(text.substring(at)).get(0);
        boolean variable = token.getType() == ShellLineLexer.VARIABLE;
        if (variable || token.getType() == ShellLineLexer.SUBSTITUTION) {
          add(Kind.TEXT, plain.toString());
          plain.setLength(0);
          String found = token.getText();
          if (variable) {
            add(Kind.QUOTED_VARIABLE, name(found));
          } else {
            add(Kind.COMMAND, command(found));
          }
          at += found.length();
        } else {
          plain.append(c);
          at++;
        }
      } else {
        plain.append(c);
        at++;
      }
    }
    add(Kind.TEXT, plain.toString());
  }

  private static String name(String variable) {
    return variable.startsWith("${")
        ? variable.substring(2, variable.length() - 1)
        : variable.substring(1);
  }

  private static String command(String substitution) {
    int from = substitution.startsWith("$") ? 2 : 1;
    return substitution.substring(from, substitution.length() - 1).strip();
  }
}
