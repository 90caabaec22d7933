package io.github.ricochet.cli;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Tells on standard error how far long work is; short work goes without a word. Where somebody
 * watches it is one line that is written over and wiped before anything else is printed; elsewhere,
 * such as in the log of a CI job, it is a line from time to time.
 */
final class Progress implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private static final Duration RARELY = Duration.ofSeconds(3);

  private final Console console;
  private final boolean quiet;
  private final int hosts;
  private final long began = System.nanoTime();
  private final Timer timer = new Timer("progress", /* isDaemon= */ true);
  private int done;
  private boolean shown;
  private long next = began + RARELY.toNanos();

  private Progress(Console console, int hosts, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
    this.hosts = hosts;
  }

  /**
   * Begins.
   *
   * @param hosts how many there are to do
   * @param quiet whether to say nothing at all
   */
  static Progress of(Console console, int hosts, boolean quiet) {
    Progress progress = new Progress(console, hosts, quiet);
    if (console.terminal().watched() && !quiet) {
      progress.timer.schedule(progress.beat(), PATIENCE.toMillis(), BEAT.toMillis());
    }
    return progress;
  }

  private TimerTask beat() {
    return new TimerTask() {
      @Override
      public void run() {
        show();
      }
    };
  }

  private synchronized void show() {
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    String of = hosts == 1 ? "" : done + " of " + hosts + " hosts, ";
    console.status("ricochet: " + of + seconds + " s");
    shown = true;
  }

  /** A host is done: prints what there is to say of it while nothing else is on the line. */
  synchronized void done(Runnable print) {
    if (shown) {
      console.status("");
      shown = false;
    }
    print.run();
    done++;
    // A host's results are there when it is done, and not only when all are.
    console.flush();
    if (!console.terminal().watched() && !quiet) {
      say();
    }
  }

  private void say() {
    long now = System.nanoTime();
    if (now - next >= 0 && done < hosts) {
      console.say(done + " of " + hosts + " hosts done");
      next = now + RARELY.toNanos();
    }
  }

  @Override
  public synchronized void close() {
    timer.cancel();
    if (shown) {
      console.status("");
    }
  }
}
