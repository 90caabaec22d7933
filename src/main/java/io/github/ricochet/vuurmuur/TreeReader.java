package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.vuurmuur.UnreadLine;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the files of a tree, and tells what in them Vuurmuur does not take as it is meant. */
final class TreeReader {

  private static final String INTERFACE = "interfaces/([^/]+)\\.conf";
  private static final String SERVICE = "services/([^/]+)";

  private final TreeFiles files;
  private final Devices devices;
  private final Consumer<VuurmuurFact> facts;

  TreeReader(Map<String, DumpFile> files, Devices devices, Consumer<VuurmuurFact> facts) {
    this.files = new TreeFiles(files);
    this.devices = devices;
    this.facts = facts;
  }

  Tree read() {
    SettingsFile rules = files.at("rules/rules.conf");
    SettingsFile blocklist = files.at("rules/blocklist.conf");
    Origin own = own(rules);
    SortedMap<String, Nic> nics = new TreeMap<>();
    InterfaceReader interfaces = new InterfaceReader(devices);
    files
        .like(INTERFACE, "$1", Names::isSimple)
        .forEach((name, file) -> nics.put(name, interfaces.read(name, file)));
    Map<String, Service> services = new HashMap<>();
    ServiceReader reader = new ServiceReader(facts);
    files
        .like(SERVICE, "$1", Names::isService)
        .forEach((name, file) -> services.put(name, reader.read(name, file)));
    tellHidden(rules, "the rule");
    tellHidden(blocklist, "the line");
    return new Tree(
        Config.of(files.at("config.conf"), own),
        nics,
        new ZoneReader(files, nics, facts).read(),
        services,
        rules(rules),
        blocklist.all("RULE"),
        own);
  }

  /**
   * The beginning of config.conf, or of rules.conf where there is none: no single line makes the
   * rules that Vuurmuur makes of every tree.
   */
  private Origin own(SettingsFile rules) {
    DumpFile file = files.has("config.conf") ? files.at("config.conf").file() : rules.file();
    return new Origin(file, 1, 1, 1);
  }

  private List<RuleLine> rules(SettingsFile file) {
    List<RuleLine> rules = new ArrayList<>();
    RuleReader reader = new RuleReader(facts);
    for (Setting line : file.all("RULE")) {
      reader.read(line).ifPresent(rules::add);
    }
    if (reader.count() == 0) {
      facts.accept(
          new UnreadLine(
              file.origin(),
              "there is no rule in it that can be read",
              "Vuurmuur does not start, so that nobody is locked out"));
    }
    return List.copyOf(rules);
  }

  private void tellHidden(SettingsFile file, String what) {
    for (Setting hidden : file.hidden("RULE")) {
      facts.accept(
          new UnreadLine(
              hidden.origin(),
              "an empty RULE=\"\" stands above, and there Vuurmuur stops to read",
              "Vuurmuur leaves " + what + " out"));
    }
  }
}
