package io.github.ricochet.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The network namespaces of one router and its machines. Their names carry the process id, so that
 * labs may run side by side, and so that what a killed one left behind is known as such.
 */
final class Namespaces implements AutoCloseable {

  private static final String PREFIX = "ricochet-";
  private static final Pattern MADE = Pattern.compile("(?m)^(" + PREFIX + "([0-9]+)-[^ \\n]+)");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String prefix =
      PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-";
  private final Set<String> made = new LinkedHashSet<>();

  /** The full name of a machine's namespace. */
  String name(String machine) {
    return prefix + machine;
  }

  /** Makes one for each machine. */
  void make(Collection<String> machines) throws IOException {
    made.addAll(machines);
    batch("", machines.stream().map(m -> "netns add " + name(m)).toList());
  }

  /** Gives {@code ip} many commands at once, in a machine's namespace. */
  void ip(String machine, List<String> commands) throws IOException {
    batch(name(machine), commands);
  }

  private static void batch(String namespace, List<String> commands) throws IOException {
    if (commands.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>(List.of("ip"));
    if (!namespace.isEmpty()) {
      words.addAll(List.of("-n", namespace));
    }
    words.addAll(List.of("-batch", "-"));
    try {
      Command.run(words, String.join("\n", commands) + "\n");
    } catch (Command.Failed e) {
      // ip names the line's number alone.
      throw new Command.Failed(words, e.getMessage() + "\nof:\n" + String.join("\n", commands));
    }
  }

  /** Runs a program in a machine's namespace. */
  String exec(String machine, String input, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name(machine)));
    all.addAll(List.of(words));
    return Command.run(all, input);
  }

  @Override
  public void close() throws IOException {
    delete(made.stream().map(this::name).toList());
    made.clear();
  }

  /** Deletes what runs that were killed have left, and nothing of runs that are still alive. */
  static void sweep() throws IOException {
    List<String> left = new ArrayList<>();
    Matcher names = MADE.matcher(Command.run("ip", "netns", "list"));
    while (names.find()) {
      if (ProcessHandle.of(Long.parseLong(names.group(2))).isEmpty()) {
        left.add(names.group(1));
      }
    }
    delete(left);
  }

  private static void delete(Collection<String> names) throws IOException {
    String lines = names.stream().map(n -> "netns del " + n + "\n").collect(Collectors.joining());
    if (!lines.isEmpty()) {
      // -force goes on after a namespace that was never made.
      try {
        Command.run(List.of("ip", "-force", "-batch", "-"), lines);
      } catch (Command.Failed e) {
        if (!e.getMessage().contains("No such file")) {
          throw e;
        }
      }
    }
  }
}
