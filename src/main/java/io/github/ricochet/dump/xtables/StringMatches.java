package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UndecidedMatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** {@code -m string}: bytes of the payload, which no dump shows. */
final class StringMatches {

  private static final int MAX_PATTERN = 128;
  private static final String WHOLE_PACKET = "65535";

  private static final Option<byte[]> STRING =
      Option.one("string", (word, family) -> word.getBytes(StandardCharsets.UTF_8));
  private static final Option<byte[]> HEX_STRING =
      Option.one("hex-string", StringMatches::hexString);
  private static final Option<String> ALGO = Option.one("algo", Printed.oneOf("bm", "kmp")).plain();
  private static final Option<String> FROM =
      Option.one("from", Printed.decimal(65535, "offset")).plain();
  private static final Option<String> TO =
      Option.one("to", Printed.decimal(65535, "offset")).plain();
  private static final Option<Boolean> ICASE = Option.flag("icase").plain();

  private StringMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "string", List.of(STRING, HEX_STRING, ALGO, FROM, TO, ICASE), StringMatches::string));
  }

  private static Match string(Options o, RuleScope rule) {
    o.needOneOf(List.of(STRING, HEX_STRING));
    o.atMostOneOf(List.of(STRING, HEX_STRING));
    Term<byte[]> pattern = o.needTerm(o.has(STRING) ? STRING : HEX_STRING);
    if (pattern.value().length > MAX_PATTERN) {
      throw new Slip(
          "a pattern of "
              + pattern.value().length
              + " bytes; at most "
              + MAX_PATTERN
              + " are allowed");
    }
    List<String> words = new ArrayList<>();
    if (pattern.not()) {
      words.add("!");
    }
    words.addAll(printed(pattern.value()));
    // Before it came into the kernel, the match had one algorithm only and no option for it.
    o.value(ALGO).ifPresent(a -> words.addAll(List.of("--algo", a)));
    o.value(FROM).filter(f -> !f.equals("0")).ifPresent(f -> words.addAll(List.of("--from", f)));
    o.value(TO)
        .filter(t -> !t.equals(WHOLE_PACKET))
        .ifPresent(t -> words.addAll(List.of("--to", t)));
    if (o.has(ICASE)) {
      words.add("--icase");
    }
    return new UndecidedMatch("string", List.copyOf(words));
  }

  /**
   * As text where all bytes are printable ASCII, else in hexadecimal (save_string() of
   * libxt_string.c).
   */
  private static List<String> printed(byte[] pattern) {
    boolean plain = true;
    for (byte b : pattern) {
      plain &= b >= 0x20 && b < 0x7f;
    }
    if (!plain) {
      return List.of("--hex-string", "\"|" + HexFormat.of().formatHex(pattern) + "|\"");
    }
    String text = new String(pattern, StandardCharsets.US_ASCII);
    return List.of("--string", "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  /** Text with bytes in hexadecimal between bars: {@code GET |0d 0a|}. */
  private static byte[] hexString(String word, RuleFamily family) {
    StringBuilder hex = new StringBuilder();
    String[] parts = word.split("\\|", -1);
    if (parts.length % 2 == 0) {
      throw new Slip(
          "\"" + word + "\" has a bar without its partner; hexadecimal bytes stand between two");
    }
    for (int i = 0; i < parts.length; i++) {
      String bytes = parts[i].replace(" ", "");
      if (i % 2 == 1 && !bytes.matches("([0-9a-fA-F]{2})*")) {
        throw new Slip(
            "\"" + parts[i] + "\" are no hexadecimal bytes; two digits for each are needed");
      }
      hex.append(
          i % 2 == 1 ? bytes : HexFormat.of().formatHex(parts[i].getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().parseHex(hex);
  }
}
