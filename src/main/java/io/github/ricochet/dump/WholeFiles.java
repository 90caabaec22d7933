package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Files that are one thing from their first line to their last: shell scripts that call iptables,
 * and the configuration of programs that make rules of their own.
 */
final class WholeFiles {

  private static final Predicate<String> SHELL =
      Pattern.compile("#!.*\\b(?:ba|da|a|k|z)?sh\\b.*").asMatchPredicate();

  private static final Predicate<String> COMMAND =
      Pattern.compile(
              "\\s*(?:sudo )?(?:\\S*/)?(?:ip6?|eb)tables(?:-nft|-legacy)?\\s+-.*"
                  + "|\\s*(?:export )?[A-Za-z_]\\w*=.*")
          .asMatchPredicate();

  /** A call that sets a rule, by its name or by a variable, or loads a here-document. */
  private static final Predicate<String> SETS =
      Pattern.compile(
              "(?:.*[\\s;&|(/\"'`]|)(?:(?:ip6?|eb)tables(?:-nft|-legacy)?|\\$\\{?\\w+\\}?|\\$\"?\\w+)\"?\\s+"
                  + "(?:-\\S+ +(?:[a-z]+ +)?)?-(?:[AIPN]|-append|-insert|-policy|-new|-new-chain)\\s.*"
                  + "|.*tables(?:-nft|-legacy)?-restore\\b.*<<.*")
          .asMatchPredicate();

  private static final Predicate<String> FERM =
      Pattern.compile(
              "\\s*(?:domain\\s+(?:ip6?|eb|arp|\\([^)]*\\))\\s+)?table\\s+(?:filter|nat|mangle|raw|\\([^)]*\\))"
                  + "\\s*(?:\\{.*|chain .*)|\\s*domain\\s+(?:ip6?|eb|\\([^)]*\\))\\s*\\{.*")
          .asMatchPredicate();

  private static final Predicate<String> SHOREWALL =
      Pattern.compile(
              "\\?SECTION \\w+.*|#(?:ACTION|ZONE|SOURCE|INTERFACE)\\s+[A-Z]{2,}\\b.*|STARTUP_ENABLED=.*")
          .asMatchPredicate();

  private static final Predicate<String> DIRECT =
      Pattern.compile("\\s*<direct>.*|.*\\?>\\s*<direct>.*").asMatchPredicate();

  /** In so many lines it shows whose configuration a file is. */
  private static final int BEGINNING = 200;

  private WholeFiles() {}

  /** Whether the file is a script that sets rules. */
  static boolean isScript(DumpFile file) {
    boolean shell =
        file.name().endsWith(".sh")
            || SHELL.test(KindDetector.head(file, 1))
            || beginsAsScript(file);
    return shell && setsRules(file);
  }

  /** Whether the first line that is no comment is a command as scripts have it. */
  private static boolean beginsAsScript(DumpFile file) {
    for (int number = 1; number <= file.lines(); number++) {
      String line = KindDetector.head(file, number);
      if (!line.isEmpty() && line.charAt(0) != '#') {
        return COMMAND.test(line);
      }
    }
    return false;
  }

  private static boolean setsRules(DumpFile file) {
    for (int number = 1; number <= file.lines(); number++) {
      String line = KindDetector.head(file, number);
      if (!line.isEmpty() && SETS.test(line)) {
        return true;
      }
    }
    return false;
  }

  /** Whose configuration a file without any dump is. */
  static Optional<DumpKind> configuration(DumpFile file) {
    for (int number = 1; number <= Math.min(BEGINNING, file.lines()); number++) {
      String line = KindDetector.head(file, number);
      if (line.contains("<direct>") && DIRECT.test(line)) {
        return Optional.of(DumpKind.FIREWALLD);
      }
      if (line.indexOf('{') >= 0 && FERM.test(line)) {
        return Optional.of(DumpKind.FERM);
      }
      if (!line.isEmpty() && "?#S".indexOf(line.charAt(0)) >= 0 && SHOREWALL.test(line)) {
        return Optional.of(DumpKind.SHOREWALL);
      }
    }
    return Optional.empty();
  }
}
