package io.github.ricochet.dump;

import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Prefix;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code ip -br link} and {@code ip -br addr}: a line an interface, of name, state and either
 * MAC address and flags, or addresses.
 */
final class IpBriefReader implements DumpReader {

  @Override
  public void read(Stretch stretch, Facts facts) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String text = KindDetector.head(stretch.file(), number);
      if (!text.isEmpty() && text.charAt(0) != '#') {
        line(List.of(text.split("\\s+")), new Place(stretch.file(), number), facts);
      }
    }
  }

  private static void line(List<String> words, Place place, Facts facts) {
    LinkDraft link = new LinkDraft(words.get(0), place.whole());
    for (String word : words.subList(2, words.size())) {
      Optional<Mac> mac = Mac.parse(word);
      if (word.startsWith("<") && word.endsWith(">")) {
        link.flags(word);
      } else if (mac.isPresent()) {
        link.mac(mac);
      } else if (word.indexOf('/') > 0) {
        address(link.name(), word, place, facts);
      }
    }
    link.addTo(facts);
  }

  private static void address(String device, String word, Place place, Facts facts) {
    Optional<Ip> address = Ip.parse(word.substring(0, word.indexOf('/')));
    Optional<Prefix> prefix = Prefix.parse(word);
    if (address.isEmpty() || prefix.isEmpty() || prefix.get().length().isEmpty()) {
      facts.notUnderstood(
          place.whole(), Quote.of(word) + " is not an address with its prefix length");
      return;
    }
    facts.add(
        new InterfaceAddress(
            device,
            address.get(),
            prefix.get().length().getAsInt(),
            Optional.empty(),
            Optional.empty(),
            "global",
            false,
            place.whole()));
  }
}
