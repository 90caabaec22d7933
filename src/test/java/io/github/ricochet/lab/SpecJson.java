package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.BridgeSpec;
import io.github.ricochet.lab.LabSpec.HostSpec;
import io.github.ricochet.lab.LabSpec.NicSpec;
import io.github.ricochet.lab.LabSpec.PortSpec;
import io.github.ricochet.lab.LabSpec.ProbeSpec;
import io.github.ricochet.path.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code spec.json}: a {@link LabSpec} as text, and back. */
final class SpecJson {

  private static final List<String> PORT_FLAGS =
      List.of("hairpin", "isolated", "learning", "flood");

  private SpecJson() {}

  static void write(LabSpec spec, Path file) throws IOException {
    Files.writeString(file, Json.text(tree(spec)));
  }

  private static Map<String, Object> tree(LabSpec spec) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("backend", spec.backend());
    tree.put("bridges", mapped(spec.bridges(), SpecJson::tree));
    tree.put("ports", spec.ports().stream().map(SpecJson::tree).toList());
    tree.put("nics", spec.nics().stream().map(SpecJson::tree).toList());
    tree.put("hosts", mapped(spec.hosts(), SpecJson::tree));
    tree.put("sysctl", spec.sysctls());
    putUnlessEmpty(tree, "routes", spec.routes());
    putUnlessEmpty(tree, "rules", spec.rules());
    tree.put("ipset", spec.ipset());
    tree.put("iptables", spec.iptables());
    tree.put("ebtables", spec.ebtables());
    if (!spec.setup().isEmpty()) {
      tree.put("setup", spec.setup());
    }
    putUnlessEmpty(tree, "listen", spec.listeners());
    tree.put("probes", spec.probes().stream().map(SpecJson::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(BridgeSpec bridge) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("addr", bridge.addresses());
    if (bridge.promiscuous()) {
      tree.put("promisc", true);
    }
    if (bridge.callIptables()) {
      tree.put("nf_call_iptables", 1);
    }
    return tree;
  }

  private static Map<String, Object> tree(PortSpec port) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", port.name());
    tree.put("bridge", port.bridge());
    tree.put("hosts", port.hosts());
    tree.putAll(port.flags());
    if (port.hub()) {
      tree.put("hub", true);
    }
    return tree;
  }

  private static Map<String, Object> tree(NicSpec nic) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", nic.name());
    tree.put("addr", nic.addresses());
    tree.put("hosts", nic.hosts());
    return tree;
  }

  private static Map<String, Object> tree(HostSpec host) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("addr", host.address());
    // A gateway that is on link only by a further address has to wait for that.
    tree.put(host.more().isEmpty() ? "gw" : "late_gw", host.gateway().orElse(null));
    putUnlessEmpty(tree, "more_addr", host.more());
    putUnlessEmpty(tree, "route", host.routes());
    return tree;
  }

  /** The probe as {@code spec.json} and {@code truth.json} begin it. */
  static Map<String, Object> tree(ProbeSpec probe) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("from", probe.from());
    tree.put("to", probe.to());
    tree.put("proto", probe.protocol());
    tree.put("dport", probe.port());
    if (probe.unstable()) {
      tree.put("unstable", true);
    }
    if (probe.service()) {
      tree.put("service", true);
    }
    return tree;
  }

  static LabSpec read(Path file) throws IOException {
    Map<String, Object> tree = Json.read(file);
    return new LabSpec(
        (String) tree.get("backend"),
        mapped(map(tree, "bridges"), b -> bridge(object(b))),
        list(tree, "ports", p -> port(object(p))),
        list(tree, "nics", n -> nic(object(n))),
        mapped(map(tree, "hosts"), h -> host(object(h))),
        mapped(map(tree, "sysctl"), String::valueOf),
        list(tree, "routes", String.class::cast),
        list(tree, "rules", String.class::cast),
        (String) tree.getOrDefault("ipset", ""),
        (String) tree.getOrDefault("iptables", ""),
        (String) tree.getOrDefault("ebtables", ""),
        (String) tree.getOrDefault("setup", ""),
        list(tree, "listen", String.class::cast),
        list(tree, "probes", p -> probe(object(p))));
  }

  private static BridgeSpec bridge(Map<String, Object> tree) {
    return new BridgeSpec(
        list(tree, "addr", String.class::cast),
        Boolean.TRUE.equals(tree.get("promisc")),
        Integer.valueOf(1).equals(tree.get("nf_call_iptables")));
  }

  private static PortSpec port(Map<String, Object> tree) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    for (String flag : PORT_FLAGS) {
      if (tree.get(flag) instanceof Boolean value) {
        flags.put(flag, value);
      }
    }
    return new PortSpec(
        (String) tree.get("name"),
        (String) tree.get("bridge"),
        list(tree, "hosts", String.class::cast),
        Boolean.TRUE.equals(tree.get("hub")),
        flags);
  }

  private static NicSpec nic(Map<String, Object> tree) {
    return new NicSpec(
        (String) tree.get("name"),
        list(tree, "addr", String.class::cast),
        list(tree, "hosts", String.class::cast));
  }

  private static HostSpec host(Map<String, Object> tree) {
    Object gateway = tree.getOrDefault("gw", tree.get("late_gw"));
    return new HostSpec(
        (String) tree.get("addr"),
        Optional.ofNullable((String) gateway),
        list(tree, "more_addr", String.class::cast),
        list(tree, "route", String.class::cast));
  }

  private static ProbeSpec probe(Map<String, Object> tree) {
    return new ProbeSpec(
        (String) tree.get("from"),
        (String) tree.get("to"),
        (String) tree.get("proto"),
        (int) tree.get("dport"),
        Boolean.TRUE.equals(tree.get("unstable")),
        Boolean.TRUE.equals(tree.get("service")));
  }

  private static void putUnlessEmpty(Map<String, Object> tree, String name, List<String> words) {
    if (!words.isEmpty()) {
      tree.put(name, words);
    }
  }

  private static <A, B> Map<String, B> mapped(Map<String, A> from, Function<A, B> change) {
    Map<String, B> to = new LinkedHashMap<>();
    from.forEach((name, value) -> to.put(name, change.apply(value)));
    return to;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> map(Map<String, Object> tree, String name) {
    return object(tree.getOrDefault(name, Map.of()));
  }

  private static <T> List<T> list(
      Map<String, Object> tree, String name, Function<Object, T> change) {
    List<T> all = new ArrayList<>();
    ((List<?>) tree.getOrDefault(name, List.of())).forEach(v -> all.add(change.apply(v)));
    return all;
  }
}
