package io.github.ricochet.dump;

import io.github.ricochet.host.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;

/**
 * A run of words of the form {@code key value key value …}, as iproute2 prints the details of a
 * link.
 *
 * @param words the words; some keys have no value, so that a key is looked for at any place
 */
record WordPairs(List<Token> words) {

  /** The word after the key, where the key is not the state of a port that is learning. */
  Optional<Token> after(String key) {
    for (int i = 0; i + 1 < words.size(); i++) {
      boolean isState = i > 0 && words.get(i - 1).getText().equals("state");
      if (!isState && words.get(i).getText().equals(key)) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** The text after the key. */
  Optional<String> text(String key) {
    return after(key).map(Token::getText);
  }

  /** The number after the key. */
  OptionalInt number(String key) {
    Optional<Token> word = after(key);
    return word.isPresent() ? OptionalInt.of(TokenValues.integer(word.get())) : OptionalInt.empty();
  }

  /**
   * The flag after the key: {@code on} or {@code off}, 1 or 0.
   *
   * @throws BadValue where it is neither
   */
  Setting setting(String key) {
    return after(key).map(WordPairs::settingOf).orElse(Setting.UNKNOWN);
  }

  private static Setting settingOf(Token word) {
    return switch (word.getText()) {
      case "on", "1" -> Setting.ON;
      case "off", "0" -> Setting.OFF;
      default -> throw new BadValue(word, "on or off");
    };
  }
}
