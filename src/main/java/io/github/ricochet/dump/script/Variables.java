package io.github.ricochet.dump.script;

import io.github.ricochet.dump.script.ShellWord.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a script, so far as it sets them to plain text itself. */
final class Variables {

  /** How scripts look for a program; its name is what counts here. */
  private static final Pattern WHICH =
      Pattern.compile("(?:which|command -v|type -p|/usr/bin/which)\\s+([\\w./-]+)(?:\\s.*)?");

  private static final Pattern BRACES = Pattern.compile("(\\w+)(?::?([-=?+])(.*))?");

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> unknown = new HashMap<>();

  void set(String name, String value) {
    unknown.remove(name);
    values.put(name, value);
  }

  /**
   * @param why what keeps its value from being known
   */
  void forget(String name, String why) {
    values.remove(name);
    unknown.put(name, why);
  }

  /** The words that a word becomes: one, unless a value without quotes is taken apart. */
  List<String> expand(ShellWord word) throws NotSimple {
    List<StringBuilder> words = new ArrayList<>();
    words.add(new StringBuilder());
    boolean any = false;
    for (Part part : word.parts()) {
      switch (part.kind()) {
        case TEXT, EMPTY -> {
          any = true;
          last(words).append(part.text());
        }
        case QUOTED_VARIABLE -> {
          any = true;
          last(words).append(value(part.text()));
        }
        case COMMAND -> {
          any = true;
          last(words).append(printed(part.text()));
        }
        case VARIABLE -> any |= split(value(part.text()), words);
      }
    }
    return any ? words.stream().map(StringBuilder::toString).toList() : List.of();
  }

  /** A word as one text, whatever blanks are in it. */
  String text(ShellWord word) throws NotSimple {
    StringBuilder text = new StringBuilder();
    for (Part part : word.parts()) {
      text.append(
          switch (part.kind()) {
            case TEXT, EMPTY -> part.text();
            case COMMAND -> printed(part.text());
            default -> value(part.text());
          });
    }
    return text.toString();
  }

  private static boolean split(String value, List<StringBuilder> words) {
    List<String> pieces =
        Arrays.stream(value.split("[ \t\n]+", -1)).filter(p -> !p.isEmpty()).toList();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        words.add(new StringBuilder());
      }
      last(words).append(pieces.get(i));
    }
    return !pieces.isEmpty();
  }

  private static StringBuilder last(List<StringBuilder> words) {
    return words.get(words.size() - 1);
  }

  private String value(String expression) throws NotSimple {
    Matcher braces = BRACES.matcher(expression);
    if (!braces.matches() || !Character.isJavaIdentifierStart(expression.charAt(0))) {
      throw new NotSimple("what ${" + expression + "} is, only a shell can tell");
    }
    String name = braces.group(1);
    String value = values.get(name);
    if (value != null) {
      return "+".equals(braces.group(2)) ? rest(braces.group(3)) : value;
    }
    String otherwise = braces.group(2);
    boolean plain = "-".equals(otherwise) || "=".equals(otherwise);
    if (plain && !unknown.containsKey(name)) {
      String rest = rest(braces.group(3));
      if ("=".equals(otherwise)) {
        values.put(name, rest);
      }
      return rest;
    }
    throw new NotSimple("$" + name + " " + unknown.getOrDefault(name, "is not set in this script"));
  }

  private String rest(String text) throws NotSimple {
    return text(WordReader.unquoted(text.replaceFirst("^\"(.*)\"$", "$1")));
  }

  private static String printed(String command) throws NotSimple {
    Matcher which = WHICH.matcher(command);
    if (!which.matches()) {
      throw new NotSimple("what $(" + command + ") prints is not known");
    }
    return which.group(1);
  }
}
