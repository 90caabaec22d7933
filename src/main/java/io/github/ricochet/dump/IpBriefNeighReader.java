package io.github.ricochet.dump;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Neighbour;
import java.util.Optional;

/** Reads {@code ip -br neigh}: address, device and, where it is known, MAC address; no state. */
final class IpBriefNeighReader implements DumpReader {

  @Override
  public void read(Stretch stretch, Facts facts) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String text = KindDetector.head(stretch.file(), number);
      if (!text.isEmpty() && text.charAt(0) != '#') {
        line(text.split("\\s+"), new Place(stretch.file(), number), facts);
      }
    }
  }

  private static void line(String[] words, Place place, Facts facts) {
    Optional<Ip> address = Ip.parse(words[0]);
    if (address.isEmpty()) {
      facts.notUnderstood(place.whole(), Quote.of(words[0]) + " is not an IP address");
      return;
    }
    Optional<Mac> mac = words.length > 2 ? Mac.parse(words[2]) : Optional.empty();
    String state = mac.isPresent() ? "STALE" : "NONE";
    facts.add(new Neighbour(address.get(), words[1], mac, state, place.whole()));
  }
}
