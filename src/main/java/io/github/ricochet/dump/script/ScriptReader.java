package io.github.ricochet.dump.script;

import io.github.ricochet.dump.script.ShellCommand.HereDocument;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a shell script that calls iptables line by line, as if it ran on a machine without rules.
 * It understands words, quotes, variables that the script sets itself, loops over plain words, and
 * here-documents for iptables-restore. Whatever else decides about a call of iptables is said with
 * its line; nothing is executed.
 */
public final class ScriptReader {

  private static final Pattern ASSIGNMENT = Pattern.compile("([a-zA-Z_]\\w*)=.*", Pattern.DOTALL);
  private static final Set<String> DECLARING = Set.of("export", "readonly", "local", "declare");
  private static final Set<String> ENDING = Set.of("exit", "return");
  private static final Set<String> HARMLESS = Set.of("echo", "printf", "true", ":", "logger");
  private static final Set<String> READING = Set.of(".", "source");
  private static final Pattern PROC = Pattern.compile("/proc/sys/(\\S+)");

  /** Loops within loops are written out up to so many commands. */
  private static final int MOST_STEPS = 200_000;

  private final Consumer<Problem> problems;
  private final Variables variables = new Variables();
  private final Map<RuleFamily, Draft> drafts = new EnumMap<>(RuleFamily.class);
  private final List<Sysctl> sysctls = new ArrayList<>();

  /** The functions that call iptables. */
  private final Set<String> functions = new HashSet<>();

  private boolean ended;
  private int steps;

  private ScriptReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /**
   * What a script sets.
   *
   * @param rulesets the rules of each program that it calls
   * @param sysctls the kernel settings
   */
  public record Result(List<Ruleset> rulesets, List<Sysctl> sysctls) {}

  /**
   * Reads a script.
   *
   * @param problems is told what was not understood; reading goes on behind it
   */
  public static Result read(DumpFile file, Consumer<Problem> problems) {
    ScriptReader reader = new ScriptReader(problems);
    reader.run(ShellParser.parse(file, problems));
    List<Ruleset> rulesets = reader.drafts.values().stream().map(d -> d.read(problems)).toList();
    return new Result(rulesets, List.copyOf(reader.sysctls));
  }

  private void run(List<ShellCommand> commands) {
    for (int i = 0; i < commands.size() && !ended; i++) {
      ShellCommand command = commands.get(i);
      if (++steps > MOST_STEPS) {
        notUnderstood(
            command.origin(),
            "loops run more than " + MOST_STEPS + " commands; the rest is not read");
        ended = true;
        return;
      }
      if (command.name().equals("function")) {
        i = function(commands, i);
      } else if (Blocks.begins(command)) {
        int end = Blocks.end(commands, i);
        if (!loop(commands, i, end)) {
          String what = command.name().equals("(") ? "a subshell" : "\"" + command.name() + "\"";
          refuse(commands.subList(i, end), "stands within " + what + " of line ", command);
        }
        i = end;
      } else {
        take(command, i == 0 ? Optional.empty() : Optional.of(commands.get(i - 1)), commands, i);
      }
    }
  }

  private int function(List<ShellCommand> commands, int at) {
    String name =
        commands.get(at).words().size() < 2 ? "" : commands.get(at).words().get(1).literal();
    int body = at + 1 < commands.size() && Blocks.begins(commands.get(at + 1)) ? at + 1 : at;
    int end = Blocks.end(commands, body);
    String why = "stands within the function " + name + " of line ";
    if (refuse(commands.subList(body, end), why, commands.get(at))) {
      functions.add(name);
    }
    return end;
  }

  /** A loop over plain words is what its body would be, written out. */
  private boolean loop(List<ShellCommand> commands, int begin, int end) {
    ShellCommand head = commands.get(begin);
    List<ShellWord> words = head.words();
    boolean over = words.size() > 2 && words.get(2).literal().equals("in");
    boolean body = begin + 1 < end && commands.get(begin + 1).name().equals("do");
    if (!head.name().equals("for") || !over || !body) {
      return false;
    }
    List<String> values = new ArrayList<>();
    try {
      for (ShellWord word : words.subList(3, words.size())) {
        values.addAll(variables.expand(word));
      }
    } catch (NotSimple e) {
      return false;
    }
    for (String value : values) {
      variables.set(words.get(1).literal(), value);
      run(commands.subList(begin + 2, end));
    }
    return true;
  }

  /** Tells of each call of iptables among these commands that it is not read. */
  private boolean refuse(List<ShellCommand> commands, String why, ShellCommand block) {
    boolean any = false;
    for (ShellCommand command : commands) {
      for (ShellWord word : command.words()) {
        Matcher assignment = ASSIGNMENT.matcher(word.toString());
        if (assignment.matches()) {
          String name = assignment.group(1);
          variables.forget(name, "is set within a block, in line " + command.origin().line());
        }
      }
      if (sets(command)) {
        any = true;
        notUnderstood(command.origin(), "not read, since it " + why + block.origin().line());
      }
    }
    return any;
  }

  /** Whether a command may set rules, so far as its words tell. */
  private boolean sets(ShellCommand command) {
    List<String> words = new ArrayList<>();
    for (ShellWord word : command.words()) {
      try {
        words.addAll(variables.expand(word));
      } catch (NotSimple e) {
        words.add(word.toString());
      }
    }
    int place = Program.place(words);
    boolean call = place >= 0 && Program.isWrapped(words, place) && isSetting(words, place);
    return call || (!words.isEmpty() && (functions.contains(words.get(0)) || looksLike(words)));
  }

  private static boolean isSetting(List<String> words, int place) {
    Program program = Program.named(words.get(place)).orElseThrow();
    return program.kind().equals("restore")
        || (program.kind().isEmpty()
            && Arguments.of(words.subList(place + 1, words.size())).sets());
  }

  /** A variable that is not known, behind which words stand as iptables has them. */
  private static boolean looksLike(List<String> words) {
    return words.get(0).startsWith("$")
        && Arguments.of(words.subList(1, words.size())).sets()
        && (words.contains("-j") || words.contains("-A") || words.contains("-P"));
  }

  private void take(
      ShellCommand command, Optional<ShellCommand> before, List<ShellCommand> all, int index) {
    try {
      if (assign(command)) {
        return;
      }
      List<String> words = new ArrayList<>();
      for (ShellWord word : command.words()) {
        words.addAll(variables.expand(word));
      }
      boolean mayFail = index + 1 < all.size() && all.get(index + 1).before().equals("||");
      call(words, command, before, mayFail);
    } catch (NotSimple e) {
      if (sets(command) || (command.document().isPresent() && mentions(command))) {
        notUnderstood(command.origin(), "not simple enough to be read: " + e.getMessage());
      }
    }
  }

  private static boolean mentions(ShellCommand command) {
    return command.words().stream().anyMatch(w -> w.toString().contains("tables"));
  }

  /** Assignments that are a command of their own. */
  private boolean assign(ShellCommand command) {
    int from = DECLARING.contains(command.name()) ? 1 : 0;
    List<ShellWord> words = command.words();
    for (ShellWord word : words.subList(Math.min(from, words.size()), words.size())) {
      if (!ASSIGNMENT.matcher(word.toString()).matches() || isQuotedBefore(word)) {
        return from == 1;
      }
    }
    for (ShellWord word : words.subList(from, words.size())) {
      String text = word.toString();
      String name = text.substring(0, text.indexOf('='));
      try {
        if (!command.before().isEmpty()) {
          throw new NotSimple("depends on the command before it");
        }
        String value = variables.text(word);
        variables.set(name, value.substring(value.indexOf('=') + 1));
      } catch (NotSimple e) {
        variables.forget(
            name, "is not known: in line " + command.origin().line() + ", " + e.getMessage());
      }
    }
    return !words.isEmpty();
  }

  private static boolean isQuotedBefore(ShellWord word) {
    return word.parts().get(0).kind() != ShellWord.Kind.TEXT;
  }

  private void call(
      List<String> words, ShellCommand command, Optional<ShellCommand> before, boolean mayFail)
      throws NotSimple {
    if (words.isEmpty()) {
      return;
    }
    if (ENDING.contains(words.get(0)) && command.before().isEmpty()) {
      ended = true;
      return;
    }
    if (READING.contains(words.get(0)) && words.size() > 1) {
      problems.accept(
          problem(
              Problem.Kind.FOREIGN_TEXT,
              command.origin(),
              words.get(1) + " is not read: what it sets is not known"));
    }
    setting(words, command);
    if (!sets(command)) {
      return;
    }
    if (functions.contains(words.get(0))) {
      throw new NotSimple("it calls the function " + words.get(0));
    }
    int place = Program.place(words);
    Program program = Program.named(words.get(place)).orElseThrow();
    List<String> rest = words.subList(place + 1, words.size());
    boolean unlessThere = isUnlessThere(command, before);
    if (command.before().startsWith("|") && !command.before().equals("||")) {
      Optional<HereDocument> piped =
          before
              .filter(b -> b.name().equals("cat") && b.words().size() == 1)
              .flatMap(ShellCommand::document);
      if (piped.isEmpty() || !program.kind().equals("restore")) {
        throw new NotSimple("what it reads comes from another command");
      }
      restore(piped, command, rest, program.family());
      return;
    }
    if (!command.before().isEmpty() && !unlessThere && !goesOn(command, before)) {
      throw new NotSimple("whether it is run depends on the command before it");
    }
    if (program.kind().equals("restore")) {
      restore(command.document(), command, rest, program.family());
      return;
    }
    Draft draft = drafts.computeIfAbsent(program.family(), Draft::new);
    Arguments arguments = Arguments.of(rest);
    if (!unlessThere || !draft.has(arguments.table(), arguments.text())) {
      draft.add(arguments.table(), arguments.text(), command.origin(), mayFail);
    }
  }

  /** {@code iptables -C … || iptables -A …}: a rule that is added unless it is there. */
  private boolean isUnlessThere(ShellCommand command, Optional<ShellCommand> before)
      throws NotSimple {
    if (!command.before().equals("||") || before.isEmpty()) {
      return false;
    }
    List<String> words = new ArrayList<>();
    for (ShellWord word : before.get().words()) {
      words.addAll(variables.expand(word));
    }
    int place = Program.place(words);
    return place >= 0 && (words.contains("-C") || words.contains("--check"));
  }

  /** Behind {@code &&}, what follows a call that is taken to succeed. */
  private boolean goesOn(ShellCommand command, Optional<ShellCommand> before) {
    return command.before().equals("&&")
        && before.filter(b -> sets(b) || HARMLESS.contains(b.name())).isPresent();
  }

  private void restore(
      Optional<HereDocument> read, ShellCommand command, List<String> options, RuleFamily family)
      throws NotSimple {
    if (read.isEmpty()) {
      throw new NotSimple(
          command.input().isPresent()
              ? "it loads "
                  + variables.text(command.input().get())
                  + ", which is not read here; put that file among the dumps"
              : "what it reads is not known");
    }
    boolean keeps = options.contains("-n") || options.contains("--noflush");
    HereDocument document = read.get();
    Draft draft = drafts.computeIfAbsent(family, Draft::new);
    String table = "";
    for (int i = 0; i < document.lines().size(); i++) {
      String line = document.lines().get(i);
      Origin origin = Origin.ofLine(command.origin().file(), document.first() + i);
      if (document.expanded()) {
        try {
          line = variables.text(WordReader.unquoted(line));
        } catch (NotSimple e) {
          notUnderstood(origin, "not simple enough to be read: " + e.getMessage());
          continue;
        }
      }
      String text = line.strip();
      if (text.startsWith("*")) {
        table = text.substring(1);
        if (!keeps) {
          draft.clear(table, origin);
        }
      } else if (!text.isEmpty() && !text.startsWith("#") && !text.equals("COMMIT")) {
        draft.add(table.isEmpty() ? "filter" : table, text, origin, false);
      }
    }
  }

  /** {@code sysctl -w KEY=VALUE}, and {@code echo VALUE > /proc/sys/KEY}. */
  private void setting(List<String> words, ShellCommand command) {
    Origin origin = command.origin();
    if (words.get(0).replaceFirst(".*/", "").equals("sysctl")) {
      for (String word : words.subList(1, words.size())) {
        int equals = word.indexOf('=');
        if (equals > 0 && !word.startsWith("-")) {
          String key = word.substring(0, equals).replace('/', '.');
          sysctls.add(new Sysctl(key, word.substring(equals + 1), false, origin));
        }
      }
    } else if (words.get(0).equals("echo") && words.size() == 2) {
      String whole = origin.file().line(origin.line());
      Matcher proc = PROC.matcher(whole);
      if (proc.find() && whole.contains(">")) {
        sysctls.add(new Sysctl(proc.group(1).replace('/', '.'), words.get(1), false, origin));
      }
    }
  }

  private void notUnderstood(Origin origin, String message) {
    problems.accept(problem(Problem.Kind.NOT_UNDERSTOOD, origin, message));
  }

  private static Problem problem(Problem.Kind kind, Origin origin, String message) {
    return new Problem(kind, message, origin.file().name(), Optional.of(origin));
  }
}
