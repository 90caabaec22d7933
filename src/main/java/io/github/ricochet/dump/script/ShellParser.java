package io.github.ricochet.dump.script;

import io.github.ricochet.dump.parser.ShellLineLexer;
import io.github.ricochet.dump.script.ShellCommand.HereDocument;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Takes a script apart into its commands. */
final class ShellParser {

  /** A command or a quoted text over more lines than this is no longer read as one. */
  private static final int MOST_LINES = 500;

  /** Words behind which a command begins on the same line. */
  private static final Set<String> BEFORE_COMMAND =
      Set.of("if", "then", "elif", "else", "while", "until", "do", "{", "!", "time");

  private final DumpFile file;
  private final Consumer<Problem> problems;
  private final List<ShellCommand> commands = new ArrayList<>();

  /** The joined line: its text, and where each of its lines begins in it. */
  private final StringBuilder text = new StringBuilder();

  private final List<Integer> starts = new ArrayList<>();
  private int first;
  private int next = 1;

  private final List<ShellWord> words = new ArrayList<>();
  private Optional<ShellWord> input = Optional.empty();
  private Optional<HereDocument> document = Optional.empty();
  private String before = "";
  private int from = -1;
  private int to;

  private ShellParser(DumpFile file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** All commands of a script, in order. */
  static List<ShellCommand> parse(DumpFile file, Consumer<Problem> problems) {
    ShellParser parser = new ShellParser(file, problems);
    while (parser.next <= file.lines()) {
      parser.line();
    }
    return parser.commands;
  }

  private void line() {
    List<? extends Token> tokens = join();
    WordReader word = new WordReader();
    String redirection = "";
    for (Token token : tokens) {
      boolean ends =
          switch (token.getType()) {
            case ShellLineLexer.BLANK,
                ShellLineLexer.COMMENT,
                ShellLineLexer.OPERATOR,
                ShellLineLexer.REDIRECTION ->
                true;
            default -> false;
          };
      if (!ends) {
        from = from < 0 ? token.getStartIndex() : from;
        to = token.getStopIndex() + 1;
        word.take(token);
        continue;
      }
      redirection = finish(word, redirection);
      if (token.getType() == ShellLineLexer.REDIRECTION) {
        // A number before it was part of it; what stands behind it is a file.
        redirection = token.getText().replaceFirst("^\\d+", "");
      } else if (token.getType() == ShellLineLexer.OPERATOR) {
        operator(token);
      }
    }
    finish(word, redirection);
    end("");
  }

  /** The next line with those that it goes on in. */
  private List<? extends Token> join() {
    first = next;
    text.setLength(0);
    starts.clear();
    starts.add(0);
    text.append(file.line(next++));
    while (true) {
      List<? extends Token> tokens = WordReader.tokens(text.toString());
      int type = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).getType();
      boolean open = type == ShellLineLexer.OPEN_SINGLE || type == ShellLineLexer.OPEN_DOUBLE;
      boolean carriedOn =
          type == ShellLineLexer.OTHER && text.charAt(text.length() - 1) == '\\' && !open;
      boolean more = next <= file.lines() && next - first < MOST_LINES;
      if (!more || !(open || carriedOn)) {
        if (open) {
          problem(file, first, "a quote that is not closed");
        }
        return open ? List.of() : tokens;
      }
      if (carriedOn) {
        text.setLength(text.length() - 1);
      } else {
        text.append('\n');
      }
      starts.add(text.length());
      text.append(file.line(next++));
    }
  }

  private void problem(DumpFile where, int line, String message) {
    problems.accept(
        new Problem(
            Problem.Kind.NOT_UNDERSTOOD,
            message,
            where.name(),
            Optional.of(Origin.ofLine(where, line))));
  }

  /** Ends a word, and does with it what it is there for. */
  private String finish(WordReader word, String redirection) {
    if (word.isEmpty()) {
      return redirection;
    }
    ShellWord ended = word.end();
    if (redirection.startsWith("<<") && !redirection.equals("<<<")) {
      document = Optional.of(document(ended, redirection.equals("<<-")));
    } else if (redirection.startsWith("<")) {
      input = Optional.of(ended);
    } else if (redirection.isEmpty()) {
      words.add(ended);
      if (words.size() == 1 && BEFORE_COMMAND.contains(ended.literal())) {
        end("");
      }
    }
    return "";
  }

  private HereDocument document(ShellWord delimiter, boolean tabs) {
    int begin = next;
    List<String> lines = new ArrayList<>();
    String end = delimiter.toString();
    while (next <= file.lines()) {
      String line = file.line(next++);
      String body = tabs ? line.replaceFirst("^\t+", "") : line;
      if (body.equals(end)) {
        return new HereDocument(begin, lines, isPlain(begin - 1, end));
      }
      lines.add(body);
    }
    problem(file, first, "a here-document without its end, a line " + end);
    return new HereDocument(begin, lines, true);
  }

  /** Quotes or a backslash in the delimiter mean that the document is taken as it is. */
  private boolean isPlain(int line, String delimiter) {
    return file.line(line).matches(".*<<-?\\s*" + Pattern.quote(delimiter) + ".*");
  }

  private void operator(Token token) {
    String operator = token.getText();
    if (operator.equals("(")) {
      if (words.size() == 1) {
        words.add(0, new ShellWord(List.of(new ShellWord.Part(ShellWord.Kind.TEXT, "function"))));
      } else {
        end("");
        bracket(token);
      }
    } else if (operator.equals(")")) {
      boolean function = words.size() == 2 && words.get(0).literal().equals("function");
      end("");
      if (!function) {
        bracket(token);
      }
    } else {
      end(operator.equals("&&") || operator.startsWith("|") ? operator : "");
    }
  }

  private void bracket(Token token) {
    from = token.getStartIndex();
    to = token.getStopIndex() + 1;
    words.add(new ShellWord(List.of(new ShellWord.Part(ShellWord.Kind.TEXT, token.getText()))));
    end("");
  }

  /** Ends a command. */
  private void end(String operator) {
    if (!words.isEmpty() || document.isPresent() || input.isPresent()) {
      Origin origin = origin(Math.max(0, from), to);
      commands.add(new ShellCommand(origin, before, List.copyOf(words), input, document));
      before = "";
    }
    if (!operator.isEmpty()) {
      before = operator;
    }
    words.clear();
    input = Optional.empty();
    document = Optional.empty();
    from = -1;
  }

  private Origin origin(int start, int stop) {
    int index = starts.size() - 1;
    while (starts.get(index) > start) {
      index--;
    }
    int line = first + index;
    int begin = start - starts.get(index);
    int end = Math.min(stop - starts.get(index), file.line(line).length());
    String whole = file.line(line);
    return new Origin(
        file,
        line,
        whole.codePointCount(0, begin) + 1,
        whole.codePointCount(0, Math.max(begin, end)) + 1);
  }
}
