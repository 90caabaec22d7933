package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.ProbeSpec;
import io.github.ricochet.path.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs on the machines of one lab: what listens and answers, and what asks. It is a process
 * of its own ({@code agent.py}), since Java can neither enter a network namespace nor read a
 * socket's error queue; it is spoken to in lines of JSON.
 */
final class Agent implements AutoCloseable {

  private static final String SCRIPT = "/lab/agent.py";

  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;

  /** Starts it, and has it listen on all machines. */
  Agent(LabSpec spec, Namespaces namespaces) throws IOException {
    String script = Path.of(Agent.class.getResource(SCRIPT).getPath()).toString();
    process =
        new ProcessBuilder(python(), "-S", "-E", script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    to = process.outputWriter(StandardCharsets.UTF_8);
    from = process.inputReader(StandardCharsets.UTF_8);
    Map<String, Object> machines = new LinkedHashMap<>();
    machines.put(Router.NAME, machine(namespaces, Router.NAME, spec.listeners(), null));
    spec.hosts()
        .forEach(
            (name, host) ->
                machines.put(name, machine(namespaces, name, List.of(), host.address())));
    Map<String, Object> lab = new LinkedHashMap<>();
    lab.put("machines", machines);
    lab.put("switches", Router.switches(spec).stream().map(namespaces::name).toList());
    ask(lab);
  }

  /** Debian's own, where it is: wrappers before it in the path take their time. */
  private static String python() {
    String own = "/usr/bin/python3";
    return new File(own).canExecute() ? own : "python3";
  }

  private static Map<String, Object> machine(
      Namespaces namespaces, String name, List<String> listeners, String address) {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("namespace", namespaces.name(name));
    machine.put("listen", listeners);
    machine.put("address", address == null ? null : Router.bare(address));
    return machine;
  }

  /**
   * Asks, and waits for what comes back.
   *
   * @param number tells it apart from other probes of this lab
   * @param seconds how long an answer may take
   */
  Result probe(int number, ProbeSpec probe, double seconds) throws IOException {
    Map<String, Object> order = SpecJson.tree(probe);
    order.put("number", number);
    order.put("wait", seconds);
    return Result.of(probe, ask(order));
  }

  private Map<String, Object> ask(Map<String, Object> order) throws IOException {
    to.write(Json.line(order));
    to.newLine();
    to.flush();
    String answer = from.readLine();
    if (answer == null) {
      throw new IOException("the agent has ended");
    }
    return Json.parse(answer);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
