package io.github.ricochet.host;

import java.util.Optional;

/**
 * Something about the input that must be told: nothing is skipped in silence.
 *
 * @param kind what sort of trouble
 * @param message one line: what was found and what would have been right
 * @param file the file's name
 * @param origin the place, where there is one
 */
public record Problem(Kind kind, String message, String file, Optional<Origin> origin) {

  /** The sorts of trouble with input; each is a rule RC9xx of its own. */
  public enum Kind {
    /** A line inside a dump that was not understood: an error, RC901. */
    NOT_UNDERSTOOD,
    /** The dump ends before its end, such as a table without COMMIT: an error, RC902. */
    TRUNCATED,
    /** Foreign text around a dump, such as a shell prompt: a note, RC903. */
    FOREIGN_TEXT,
    /** Two dumps that contradict each other: RC904. */
    CONTRADICTION,
    /** A setting of a configuration file that is not the one in force: RC404. */
    NOT_IN_FORCE,
    /** A kind of dump that has lost what is needed, with advice: RC905. */
    REFUSED,
    /** The file could not be read as text at all (binary, unreadable, too large): RC906. */
    UNREADABLE,
    /** Understood, but not simulated yet (IPv6, native nftables): RC907. */
    NOT_SIMULATED
  }
}
