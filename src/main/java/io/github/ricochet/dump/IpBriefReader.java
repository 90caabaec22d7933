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
    for (int i = 2; i < words.size(); i++) {
      String word = words.get(i);
      Optional<Mac> mac = Mac.parse(word);
      if (word.startsWith("<") && word.endsWith(">")) {
        link.flags(word);
      } else if (mac.isPresent()) {
        link.mac(mac);
      } else if (i + 2 < words.size() && words.get(i + 1).equals("peer")) {
        // 172.16.0.1 peer 172.16.0.2/32: the prefix length is the peer's network's.
        address(link.name(), word, words.get(i + 2), place, facts);
        i += 2;
      } else if (word.indexOf('/') > 0) {
        address(link.name(), word.substring(0, word.indexOf('/')), word, place, facts);
      }
    }
    link.addTo(facts);
  }

  /**
   * @param network the same address with its prefix length, or that of the peer
   */
  private static void address(
      String device, String local, String network, Place place, Facts facts) {
    Optional<Ip> address = Ip.parse(local);
    Optional<Prefix> prefix = Prefix.parse(network);
    if (address.isEmpty() || prefix.isEmpty() || prefix.get().length().isEmpty()) {
      facts.notUnderstood(
          place.whole(), Quote.of(network) + " is not an address with its prefix length");
      return;
    }
    Optional<Ip> end = Ip.parse(network.split("/", 2)[0]);
    facts.add(
        new InterfaceAddress(
            device,
            address.get(),
            prefix.get().length().getAsInt(),
            end.filter(peer -> !peer.equals(address.get())),
            Optional.empty(),
            "global",
            false,
            place.whole()));
  }
}
