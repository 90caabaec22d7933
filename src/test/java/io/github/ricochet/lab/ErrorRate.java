package io.github.ricochet.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How often the kernel tells of packets that it cannot route. With a price of 0 it does so always,
 * and not for the first few alone: else an outcome would depend on the probes before it. There is
 * one price for all namespaces, so whoever sets it puts the old one back.
 */
final class ErrorRate {

  private static final Path COST = Path.of("/proc/sys/net/ipv4/route/error_cost");

  private ErrorRate() {}

  /**
   * Sets the price of an error.
   *
   * @return what it was before
   */
  static String set(String cost) throws IOException {
    String before = Files.readString(COST).strip();
    if (!before.equals(cost)) {
      Files.writeString(COST, cost);
    }
    return before;
  }
}
