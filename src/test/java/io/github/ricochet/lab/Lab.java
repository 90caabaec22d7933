package io.github.ricochet.lab;

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

  /**
   * Builds the router, dumps it into the folder, probes it, and writes {@code spec.json} and {@code
   * truth.json} beside the dumps.
   */
  static List<Result> record(LabSpec spec, Path folder, double wait) throws IOException {
    Files.createDirectories(folder);
    SpecJson.write(spec, folder.resolve("spec.json"));
    List<Result> results = new ArrayList<>();
    try (Namespaces namespaces = new Namespaces()) {
      new Router(spec, namespaces).build();
      try (Agent agent = new Agent(spec, namespaces)) {
        Dumps.save(spec, namespaces, folder);
        for (int i = 0; i < spec.probes().size(); i++) {
          results.add(agent.probe(i, spec.probes().get(i), wait));
        }
      }
    }
    writeTruth(spec, results, folder);
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
