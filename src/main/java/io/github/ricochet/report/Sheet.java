package io.github.ricochet.report;

import io.github.ricochet.lint.Catalogue;
import java.nio.file.Path;

/**
 * What reports show beside the findings.
 *
 * @param root the folder that machine formats name files from: the repository's root, or where
 *     Ricochet was started; absolute
 * @param catalogue the pages of the rules
 * @param version Ricochet's version
 */
public record Sheet(Path root, Catalogue catalogue, String version) {

  /** How files are named. */
  Places places() {
    return new Places(root);
  }
}
