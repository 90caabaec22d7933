package io.github.ricochet.dump.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Which commands of a script belong together in a loop, a condition or a function. */
final class Blocks {

  private static final Map<String, String> ENDS =
      Map.of(
          "if", "fi", "while", "done", "until", "done", "for", "done", "select", "done", "case",
          "esac", "{", "}", "(", ")");

  private Blocks() {}

  /** Whether a block begins with this command. */
  static boolean begins(ShellCommand command) {
    return ENDS.containsKey(command.name());
  }

  /**
   * The index of the command that ends the block which begins here; the last one where none does.
   */
  static int end(List<ShellCommand> commands, int begin) {
    Deque<String> open = new ArrayDeque<>();
    for (int i = begin; i < commands.size(); i++) {
      String name = commands.get(i).name();
      if (!open.isEmpty() && name.equals(open.peek())) {
        open.pop();
        if (open.isEmpty()) {
          return i;
        }
      } else if (ENDS.containsKey(name)) {
        open.push(ENDS.get(name));
      }
    }
    return commands.size() - 1;
  }
}
