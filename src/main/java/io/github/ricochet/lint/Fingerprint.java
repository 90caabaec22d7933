package io.github.ricochet.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a finding from others, by what {@link Fingerprints} takes it over. Its text is made
 * for those who ask: many outputs do not show it, and cryptography is long in starting.
 *
 * @param taken what it is taken over
 */
public record Fingerprint(String taken) {

  /** Half of the SHA-256: 32 hexadecimal digits. */
  public String text() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(taken.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JRE has it
    }
  }
}
