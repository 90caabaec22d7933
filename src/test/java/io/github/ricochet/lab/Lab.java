package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.ProbeSpec;
import io.github.ricochet.path.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a {@link LabSpec} on the kernel, and records it as a folder of dumps with the truth. */
final class Lab {

  /** How long an answer may take, in seconds; on a machine that does nothing else, 0.01 do. */
  static final double WAIT = 0.4;

  private Lab() {}

  /** What is asked beside the probes of a spec, once the router's dumps lie in the folder. */
  interface Further {
    List<ProbeSpec> probes(Path folder) throws IOException;
  }

  /**
   * Builds the router, dumps it into the folder, probes it, and writes {@code spec.json} and {@code
   * truth.json} beside the dumps.
   */
  static List<Result> record(LabSpec spec, Path folder, double wait) throws IOException {
    return record(spec, folder, wait, dumps -> List.of());
  }

  /** The same, and asks more. */
  static List<Result> record(LabSpec spec, Path folder, double wait, Further further)
      throws IOException {
    Files.createDirectories(folder);
    List<Result> results = new ArrayList<>();
    LabSpec asked;
    try (Namespaces namespaces = new Namespaces()) {
      new Router(spec, namespaces).build();
      try (Agent agent = new Agent(spec, namespaces)) {
        Dumps.save(spec, namespaces, folder);
        List<ProbeSpec> probes = new ArrayList<>(spec.probes());
        probes.addAll(further.probes(folder));
        asked = spec.withProbes(List.copyOf(probes));
        for (int i = 0; i < probes.size(); i++) {
          results.add(agent.probe(i, probes.get(i), wait));
        }
      }
    }
    SpecJson.write(asked, folder.resolve("spec.json"));
    writeTruth(asked, results, folder);
    return results;
  }

  /** Writes {@code truth.json}. */
  static void writeTruth(LabSpec spec, List<Result> results, Path folder) throws IOException {
    Map<String, String> hosts = new LinkedHashMap<>();
    spec.hosts().forEach((name, host) -> hosts.put(name, host.address()));
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kernel", System.getProperty("os.version"));
    truth.put("hosts", hosts);
    truth.put("probes", results.stream().map(Result::tree).toList());
    Files.writeString(folder.resolve("truth.json"), Json.text(truth));
  }
}
