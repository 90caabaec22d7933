package io.github.ricochet.cli;

import io.github.ricochet.lint.HostResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lints hosts, several at once, and hands the results on in the order of the hosts. Only some hosts
 * more than there are threads are ahead of the one that is handed on, so that the results of a
 * thousand hosts need not be held.
 */
final class HostQueue {

  private final int jobs;

  /**
   * @param jobs how many hosts are linted at once, from 1
   */
  HostQueue(int jobs) {
    this.jobs = jobs;
  }

  /** Lints all hosts. */
  void run(List<Target> targets, Function<Target, HostResult> lint, Consumer<HostResult> report) {
    if (jobs == 1 || targets.size() < 2) {
      targets.forEach(target -> report.accept(lint.apply(target)));
      return;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(jobs, targets.size()), HostQueue::thread);
    try {
      Deque<Future<HostResult>> ahead = new ArrayDeque<>();
      for (Target target : targets) {
        ahead.add(threads.submit(() -> lint.apply(target)));
        if (ahead.size() > 2 * jobs) {
          report.accept(result(ahead.remove()));
        }
      }
      while (!ahead.isEmpty()) {
        report.accept(result(ahead.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** A thread that does not keep the program alive when the reader of its output has gone. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lint");
    thread.setDaemon(true);
    return thread;
  }

  private static HostResult result(Future<HostResult> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
