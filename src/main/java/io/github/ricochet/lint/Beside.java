package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that goes on on a thread of its own, until somebody needs what comes of it. */
final class Beside {

  /** A thread costs more than the work on fewer rules. */
  private static final int MANY_RULES = 5_000;

  private Beside() {}

  /**
   * Does a piece of work on a host's rules: at once where they are few, else beside what the caller
   * goes on with.
   *
   * @param name the thread's
   * @return gives what came of it, as {@link #begin} does
   */
  static <T> Supplier<T> whereRulesAreMany(Host host, String name, Supplier<T> work) {
    int rules = 0;
    for (Ruleset ruleset : host.rulesets().values()) {
      rules += ruleset.size();
    }
    if (rules < MANY_RULES) {
      T done = work.get();
      return () -> done;
    }
    return begin(name, work);
  }

  /**
   * Begins a piece of work.
   *
   * @param name the thread's
   * @return waits for the work and gives what came of it, or throws what the work threw
   */
  static <T> Supplier<T> begin(String name, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(work, result), name);
    // It does not keep the program alive when nobody waits for it any more.
    thread.setDaemon(true);
    thread.start();
    return () -> await(result);
  }

  private static <T> void run(Supplier<T> work, CompletableFuture<T> result) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static <T> T await(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
