package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;

/** The module br_netfilter is loaded, and its sysctl is 1 from then on (br_netfilter_init()). */
public record LoadBrNetfilter() implements Change {

  private static final String KEY = "net.bridge.bridge-nf-call-iptables";

  @Override
  public Host apply(Host host) {
    return new SysctlValue(KEY, "1").apply(host);
  }

  @Override
  public String command() {
    return "modprobe br_netfilter";
  }
}
