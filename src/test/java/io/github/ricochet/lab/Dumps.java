package io.github.ricochet.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saves a router's state with the commands that an administrator would use. */
final class Dumps {

  private Dumps() {}

  static void save(LabSpec spec, Namespaces namespaces, Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder script = new StringBuilder("set -e\ncd \"$1\"\n");
    save(script, spec.backend() + "-save", "iptables-save");
    save(script, "ebtables-save", "ebtables-save");
    save(script, "ip -d link show", "ip-link");
    save(script, "bridge -d link show", "bridge-link");
    save(script, "ip addr show", "ip-addr");
    save(script, "ip route show", "ip-route");
    save(script, "ip route show table all", "ip-route-table-all");
    save(script, "ip rule show", "ip-rule");
    save(script, "ip neigh show", "ip-neigh");
    save(script, "bridge fdb show", "bridge-fdb");
    save(script, "ss -lntu", "ss");
    if (!spec.ipset().isEmpty()) {
      save(script, "ipset save", "ipset-save");
    }
    save(
        script,
        "sysctl -a 2>/dev/null | grep -E '^net\\.(bridge\\.|ipv4\\.(ip_forward|conf\\.))'",
        "sysctl");
    namespaces.exec(
        Router.NAME,
        "",
        "sh",
        "-c",
        script.toString(),
        "dumps",
        folder.toAbsolutePath().toString());
  }

  private static void save(StringBuilder script, String command, String name) {
    script.append(command).append(" > ").append(name).append(".txt\n");
  }
}
