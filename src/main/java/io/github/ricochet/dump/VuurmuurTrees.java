package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.vuurmuur.Devices;
import io.github.ricochet.vuurmuur.Saved;
import io.github.ricochet.vuurmuur.Translation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The Vuurmuur configuration trees among a host's files: a folder that holds rules/rules.conf is
 * one. What Vuurmuur would make of it counts for more than saved rules, which are those of the last
 * time that it was loaded; where the two differ is told.
 */
final class VuurmuurTrees {

  /** What makes a folder a tree. */
  static final String RULES = "rules/rules.conf";

  private static final String CONFIG = "config.conf";

  /** The files of a tree; whatever else is below its root may be a dump. */
  private static final Predicate<String> PARTS =
      Pattern.compile(
              "config\\.conf|rules/(?:rules|blocklist)\\.conf|interfaces/[^/]+\\.conf"
                  + "|services/[^/]+|zones/[^/]+/zone\\.config"
                  + "|zones/[^/]+/networks/[^/]+/(?:network\\.config"
                  + "|hosts/[^/]+\\.host|groups/[^/]+\\.group)")
          .asMatchPredicate();

  private static final Predicate<String> HIDDEN =
      Pattern.compile("(?:.*/)?\\.[^/]*").asMatchPredicate();

  private final Map<String, Map<String, DumpFile>> trees = new LinkedHashMap<>();

  /** The tree and the place in it of each file, by name. */
  private final Map<String, Place> places = new HashMap<>();

  /** A file's place: {@code rules/rules.conf} below a root. */
  private record Place(String root, String path) {}

  /** Whether this folder is the root of a tree. */
  static boolean isRoot(Path folder) {
    return Files.isRegularFile(folder.resolve(RULES));
  }

  /** Finds out which of these files are parts of trees. */
  void find(Collection<String> names) {
    Set<String> all = Set.copyOf(names);
    for (String name : names) {
      if (name.equals(RULES) || name.endsWith("/" + RULES)) {
        String root = name.substring(0, name.length() - RULES.length());
        trees.put(root, new TreeMap<>());
        // Where packages put it: the tree in /etc/vuurmuur/textdir, config.conf one folder above.
        String above = root.replaceFirst("[^/]*/$", "") + CONFIG;
        if (!all.contains(root + CONFIG) && all.contains(above)) {
          places.put(above, new Place(root, CONFIG));
        }
      }
    }
    for (String name : names) {
      trees.keySet().stream()
          .filter(root -> name.startsWith(root))
          .map(root -> new Place(root, name.substring(root.length())))
          .filter(place -> PARTS.test(place.path()) && !HIDDEN.test(place.path()))
          .findFirst()
          .ifPresent(place -> places.put(name, place));
    }
  }

  /** Takes a file that is part of a tree. */
  boolean take(DumpFile file) {
    Place place = places.get(file.name());
    if (place != null) {
      trees.get(place.root()).put(place.path(), file);
    }
    return place != null;
  }

  /** Makes rules of the tree, once all files are read. */
  void end(Set<DumpKind> present, Facts facts, Rulesets rulesets) {
    List<Map<String, DumpFile>> read =
        trees.values().stream().filter(tree -> tree.containsKey(RULES)).toList();
    if (read.isEmpty()) {
      return;
    }
    DumpFile rules = read.get(0).get(RULES);
    for (Map<String, DumpFile> other : read.subList(1, read.size())) {
      facts.problem(
          Problem.Kind.CONTRADICTION,
          Origin.ofLine(other.get(RULES), 1),
          "a second Vuurmuur tree; the one that counts here is that of " + rules.name());
    }
    Devices devices =
        new Devices(present.contains(DumpKind.IP_ADDR), List.copyOf(facts.addresses()));
    Translation translation = Translation.of(read.get(0), devices);
    translation.facts().forEach(facts::add);
    translation.sysctls().forEach(facts::add);
    Saved saved = new Saved(translation.rules(), rulesets.of(RuleFamily.IPTABLES));
    saved.drift().forEach(facts::add);
    rulesets.replace(saved.loaded());
    tellIpv6(translation.ipv6(), facts);
  }

  private static void tellIpv6(List<Origin> places, Facts facts) {
    if (!places.isEmpty()) {
      facts.problem(
          Problem.Kind.NOT_SIMULATED,
          places.get(0),
          "this interface has an IPv6 address: Vuurmuur makes rules of ip6tables for it, and IPv6 is"
              + " not simulated yet");
    }
  }
}
