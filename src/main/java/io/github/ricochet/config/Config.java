package io.github.ricochet.config;

import io.github.ricochet.lint.Ignore;
import io.github.ricochet.lint.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people have decided about hosts and their findings. The command line says some of it, a
 * configuration file the next, and the defaults the rest: each lies {@link #over} the other.
 *
 * @param file the configuration file; empty where there is none
 * @param failOn from which severity on a finding fails the run, or {@code never}
 * @param minConfidence {@code confirmed} or {@code possible}
 * @param only the ids of the rules whose findings are wanted; empty for all
 * @param skip the ids of the rules whose findings are not wanted
 * @param severities how grave the findings of a rule are, by its id
 * @param baseline the file of the findings that are known; absolute
 * @param exclude patterns of files that are not read, as in .gitignore
 * @param assumed what no dump of any host tells
 * @param hosts the hosts that are described one by one
 * @param ignores which findings are known
 */
public record Config(
    Optional<Path> file,
    Optional<Said<String>> failOn,
    Optional<Said<String>> minConfidence,
    List<Said<String>> only,
    List<Said<String>> skip,
    Map<String, Said<Severity>> severities,
    Optional<Said<Path>> baseline,
    List<Said<String>> exclude,
    Assumed assumed,
    List<HostEntry> hosts,
    List<Ignore> ignores) {

  /** What holds where nobody says anything. */
  public static final Config DEFAULTS =
      new Config(
          Optional.empty(),
          Optional.of(new Said<>("warning", "default")),
          Optional.of(new Said<>("possible", "default")),
          List.of(),
          List.of(),
          Map.of(),
          Optional.empty(),
          List.of(),
          Assumed.NOTHING,
          List.of(),
          List.of());

  /** The levels of {@link #failOn}. */
  public static final List<String> FAIL_ON = List.of("error", "warning", "note", "never");

  /** The severities of a rule. */
  public static final List<String> SEVERITIES = List.of("error", "warning", "note");

  /** The words of {@link #minConfidence}. */
  public static final List<String> CONFIDENCES = List.of("confirmed", "possible");

  /**
   * This, and where it says nothing, the other. What is skipped or excluded adds up; whoever asks
   * for some rules alone gets them, even if the other skips them.
   */
  public Config over(Config other) {
    return new Config(
        file.or(other::file),
        failOn.or(other::failOn),
        minConfidence.or(other::minConfidence),
        only.isEmpty() ? other.only : only,
        only.isEmpty() ? both(skip, other.skip) : skip,
        Assumed.over(severities, other.severities),
        baseline.or(other::baseline),
        both(exclude, other.exclude),
        assumed.over(other.assumed),
        both(hosts, other.hosts),
        both(ignores, other.ignores));
  }

  private static <T> List<T> both(List<T> upper, List<T> lower) {
    return Stream.concat(upper.stream(), lower.stream()).toList();
  }
}
