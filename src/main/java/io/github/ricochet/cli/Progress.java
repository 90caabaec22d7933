package io.github.ricochet.cli;

import java.util.concurrent.TimeUnit;

/** Tells on standard error how far a long run is; a short one goes without a word. */
final class Progress {

  private static final long SECONDS = TimeUnit.SECONDS.toNanos(3);

  private final Console console;
  private final int total;
  private int done;
  private long next = System.nanoTime() + SECONDS;

  /**
   * @param total how many hosts there are
   */
  Progress(Console console, int total) {
    this.console = console;
    this.total = total;
  }

  /** One more host is done. */
  void step() {
    done++;
    long now = System.nanoTime();
    if (now - next >= 0 && done < total) {
      console.say(done + " of " + total + " hosts done");
      next = now + SECONDS;
    }
  }
}
