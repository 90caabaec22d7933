package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * {@code --log}, {@code --nflog} and {@code --ulog} of ebtables, which write down the frame and
 * stop nothing.
 *
 * @param words the options as the save program prints them
 */
public record BridgeWatcher(List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.YES;
  }

  @Override
  public String save() {
    return Words.joined(words);
  }
}
