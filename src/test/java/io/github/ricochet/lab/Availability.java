package io.github.ricochet.lab;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Whether this machine lets a lab be built. */
final class Availability {

  private static final List<List<String>> NEEDED =
      List.of(
          List.of("ip", "-V"),
          List.of("bridge", "-V"),
          List.of("ss", "-V"),
          List.of("sysctl", "-V"),
          List.of("ipset", "version"),
          List.of("iptables-nft", "-V"),
          List.of("iptables-legacy", "-V"),
          List.of("ebtables", "-V"),
          List.of("python3", "-V"));

  private Availability() {}

  /** Why no lab can be built here; empty where one can. */
  static Optional<String> missing() {
    for (List<String> words : NEEDED) {
      try {
        Command.run(words, "");
      } catch (IOException e) {
        return Optional.of(words.get(0) + " is not there (" + e.getMessage() + ")");
      }
    }
    try (Namespaces namespaces = new Namespaces()) {
      namespaces.make(List.of(Router.NAME));
      namespaces.ip(Router.NAME, List.of("link add br0 type bridge", "link add v0 type veth"));
      String rules = "*nat\n-A POSTROUTING -o br0 -j MASQUERADE\nCOMMIT\n";
      namespaces.exec(Router.NAME, rules, "iptables-nft-restore");
      namespaces.exec(Router.NAME, rules, "iptables-legacy-restore");
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("network namespaces are not allowed here (" + e.getMessage() + ")");
    }
  }
}
