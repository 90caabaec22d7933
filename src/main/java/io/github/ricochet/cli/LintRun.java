package io.github.ricochet.cli;

import io.github.ricochet.lint.BaselineDraft;
import io.github.ricochet.lint.HostResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One run of {@code lint}: takes the results host by host, and knows how it ends. */
final class LintRun {

  private final Console console;
  private final Outputs outputs;
  private final Optional<Path> baseline;
  private final Optional<BaselineDraft> draft;
  private final boolean quiet;
  private int code = ExitCode.OK;

  /**
   * @param outputs where the reports go
   * @param baseline where to write what is found now
   * @param quiet whether to leave out remarks about the run
   */
  LintRun(Console console, Outputs outputs, Optional<Path> baseline, boolean quiet) {
    this.console = console;
    this.outputs = outputs;
    this.baseline = baseline;
    this.quiet = quiet;
    draft = baseline.map(BaselineDraft::new);
  }

  /** The next host. */
  void add(HostResult host) {
    host.trouble().ifPresent(t -> console.say(host.host() + ": " + t.why()));
    outputs.add(host);
    draft.ifPresent(d -> d.add(host));
    code = ExitCode.worse(code, code(host));
  }

  private int code(HostResult host) {
    if (host.trouble().isPresent()) {
      return host.trouble().get().failed() ? ExitCode.FAILED : ExitCode.NOTHING;
    }
    boolean fails = draft.isPresent() ? host.failsForGood() : host.fails();
    return fails ? ExitCode.FOUND : ExitCode.OK;
  }

  /**
   * There is no further host.
   *
   * @return the exit code
   * @throws IOException if the baseline cannot be written
   */
  int end() throws IOException {
    int ended = outputs.end(code);
    if (baseline.isPresent()) {
      Files.writeString(baseline.get(), draft.orElseThrow().text());
      if (!quiet) {
        console.say(baseline.get() + ": wrote " + draft.get().size() + " findings");
      }
    }
    return ended;
  }
}
