package io.github.ricochet.dump.script;

import io.github.ricochet.host.Origin;
import java.util.List;
import java.util.Optional;

/**
 * One simple command of a script, or a keyword such as {@code then}, which is a command of its own
 * here.
 *
 * @param origin where it stands: the first of its lines, if it goes on over several
 * @param before the operator that joins it with the command before: {@code &&}, {@code ||} or
 *     {@code |}; empty text where they merely follow each other
 * @param words the command and its arguments
 * @param input what it reads from, where that is told by {@code <}
 * @param document its here-document, where it has one
 */
record ShellCommand(
    Origin origin,
    String before,
    List<ShellWord> words,
    Optional<ShellWord> input,
    Optional<HereDocument> document) {

  /**
   * Lines that a command reads from the script itself.
   *
   * @param first the first of its lines, from 1
   * @param lines their text
   * @param expanded whether variables in them are replaced: the word behind {@code <<} has no
   *     quotes
   */
  record HereDocument(int first, List<String> lines, boolean expanded) {}

  /** The text of its first word, where that is plain; else empty. */
  String name() {
    return words.isEmpty() ? "" : words.get(0).literal();
  }
}
