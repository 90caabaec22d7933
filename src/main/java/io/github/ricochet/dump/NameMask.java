package io.github.ricochet.dump;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Replaces names by numbered ones, the same by the same; names that every host has stay. */
final class NameMask {

  /** Interfaces as kernels, distributions and well-known programs call them. */
  private static final Pattern COMMON_DEVICE =
      Pattern.compile(
          "(lo|eth|en[ops]|wlan|wlp|br|bond|docker|virbr|lxcbr|lxdbr|cni|flannel|veth|vnet|tun|tap|wg"
              + "|vlan|dummy|ppp|sit|gre|ip6tnl|tunl|bridge|podman|cali|docker_gwbridge|if|macvlan)"
              + "[-.]?[0-9a-f]*(s[0-9]+)?(f[0-9]+)?(np?[0-9]+)?([.-]nic|\\.[0-9]+)?");

  private static final Set<String> KERNELS_CHAINS =
      Set.of("INPUT", "OUTPUT", "FORWARD", "PREROUTING", "POSTROUTING", "BROUTING");

  private final Predicate<String> programsChain;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final Set<String> prefixes =
      new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(s -> s));

  /**
   * @param programsChain whether a chain of this name is one that a well-known program makes
   */
  NameMask(Predicate<String> programsChain) {
    this.programsChain = programsChain;
  }

  /** Rules name all devices that begin so; those have one beginning afterwards, too. */
  void prefix(String prefix) {
    prefixes.add(prefix);
  }

  /** A device has this name. */
  void device(String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 0 && name.substring(dot + 1).matches("\\d+")) {
      device(name.substring(0, dot));
      known.putIfAbsent(name, name(name.substring(0, dot)) + name.substring(dot));
      return;
    }
    if (!known.containsKey(name)) {
      known.put(name, COMMON_DEVICE.matcher(name).matches() ? name : deviceFor(name));
    }
  }

  private String deviceFor(String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        String begin = known.computeIfAbsent(prefix + "+", p -> beginFor(prefix) + "+");
        return next(begin.substring(0, begin.length() - 1));
      }
    }
    return next("dev");
  }

  private String beginFor(String prefix) {
    return COMMON_DEVICE.matcher(prefix).matches() ? prefix : next("net") + "-";
  }

  /** A chain has this name. */
  void chain(String name) {
    if (!known.containsKey(name)) {
      known.put(
          name, KERNELS_CHAINS.contains(name) || programsChain.test(name) ? name : next("chain"));
    }
  }

  /** Something has this name, and what it is called afterwards begins with {@code kind}. */
  void other(String kind, String name) {
    if (!name.isEmpty()) {
      known.computeIfAbsent(name, n -> next(kind));
    }
  }

  private String next(String kind) {
    return kind + counters.merge(kind, 1, Integer::sum);
  }

  /** What a name is called; a word that names nothing stays. */
  String name(String name) {
    return known.getOrDefault(name, name);
  }

  /** Whether the word names something. */
  boolean knows(String word) {
    return known.containsKey(word);
  }

  /** A text of people, the same by the same. */
  String text(String kind, String text) {
    return known.computeIfAbsent('"' + text, t -> next(kind + "-"));
  }
}
