package io.github.ricochet.dump.script;

/** Thrown where only a shell could tell what a command is. */
final class NotSimple extends Exception {

  private static final long serialVersionUID = 1;

  NotSimple(String why) {
    super(why, null, false, false);
  }
}
