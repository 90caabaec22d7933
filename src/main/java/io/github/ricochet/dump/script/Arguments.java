package io.github.ricochet.dump.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The arguments of iptables, as iptables-restore takes them within a table.
 *
 * @param table the table, filter where none is named
 * @param words the other words
 */
record Arguments(String table, List<String> words) {

  private static final Set<String> TABLE = Set.of("-t", "--table");

  /** Options about the call, not about the rule. */
  private static final Set<String> CALL =
      Set.of("-w", "--wait", "-W", "--wait-interval", "-v", "--verbose", "--concurrent");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Pattern SETTING =
      Pattern.compile(
          "-[AINPDRXFZE]|--(?:append|insert|new|new-chain|policy|delete|delete-chain|replace|flush"
              + "|zero|rename-chain)");

  private static final Pattern PLAIN = Pattern.compile("[^\\s\"\\\\']+");

  static Arguments of(List<String> arguments) {
    String table = "filter";
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      boolean more = i + 1 < arguments.size();
      if (TABLE.contains(word) && more) {
        table = arguments.get(++i);
      } else if (word.startsWith("--table=")) {
        table = word.substring("--table=".length());
      } else if (CALL.contains(word)) {
        if (word.toLowerCase(Locale.ROOT).contains("w")
            && more
            && NUMBER.matcher(arguments.get(i + 1)).matches()) {
          i++;
        }
      } else {
        words.add(word);
      }
    }
    return new Arguments(table, List.copyOf(words));
  }

  /** Whether the call changes rules; else it lists, checks or asks for help. */
  boolean sets() {
    return words.stream().anyMatch(w -> SETTING.matcher(w).matches());
  }

  /** The words in one line, quoted where they have to be. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(
          PLAIN.matcher(word).matches()
              ? word
              : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return text.toString();
  }
}
