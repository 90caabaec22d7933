package io.github.ricochet.dump;

/**
 * Reads the stretches of one kind. A reader is made anew for each stretch and may remember lines.
 */
interface DumpReader {

  /** Reads all lines into the facts; a line that is not understood becomes a problem. */
  void read(Stretch stretch, Facts facts);
}
