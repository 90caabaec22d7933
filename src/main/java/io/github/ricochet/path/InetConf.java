package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Sysctl;
import java.util.HashMap;
import java.util.Map;

/** The settings of net.ipv4.conf as the kernel combines them (include/linux/inetdevice.h). */
final class InetConf {

  private final Map<String, Sysctl> sysctls;
  private final boolean complete;
  private final Net net;
  private final Map<String, Integer> cache = new HashMap<>();

  InetConf(Host host, Net net) {
    this.net = net;
    this.sysctls = host.sysctls();
    this.complete = host.has(DumpKind.SYSCTL);
  }

  /** IN_DEV_FORWARD: whether packets that come in by the device are forwarded; it alone counts. */
  boolean forwarding(String device, Walk walk) {
    if (!net.models(Mechanism.FORWARDING)) {
      return true;
    }
    int value = value(device, "forwarding");
    if (value < 0) {
      value = number("net.ipv4.conf.all.forwarding");
    }
    if (value < 0) {
      value = number("net.ipv4.ip_forward");
    }
    if (value < 0) {
      walk.assume("forwarding is on (no sysctl dump tells)");
      return true;
    }
    return value != 0;
  }

  /** IN_DEV_RPFILTER: the greater of {@code all} and the device's own: 0 off, 1 strict, 2 loose. */
  int rpFilter(String device, Walk walk) {
    int all = number("net.ipv4.conf.all.rp_filter");
    int own = value(device, "rp_filter");
    if (all < 0 && own < 0) {
      if (!complete) {
        walk.assume("rp_filter is 0 (no sysctl dump tells)");
      }
      return 0;
    }
    int value = Math.max(all, own);
    boolean modelled =
        net.models(value == 1 ? Mechanism.RP_FILTER_STRICT : Mechanism.RP_FILTER_LOOSE);
    return modelled ? value : 0;
  }

  /** IN_DEV_ACCEPT_LOCAL. */
  boolean acceptLocal(String device) {
    return net.models(Mechanism.ACCEPT_LOCAL) && either(device, "accept_local");
  }

  /** IN_DEV_ROUTE_LOCALNET. */
  boolean routeLocalnet(String device) {
    return !net.models(Mechanism.ROUTE_LOCALNET) || either(device, "route_localnet");
  }

  /** IN_DEV_TX_REDIRECTS; on where no dump tells, as the kernel's default is. */
  boolean sendRedirects(String device) {
    int all = number("net.ipv4.conf.all.send_redirects");
    int own = value(device, "send_redirects");
    return (all < 0 && own < 0) || all > 0 || own > 0;
  }

  /** IN_DEV_SRC_VMARK. */
  boolean srcValidMark(String device) {
    return either(device, "src_valid_mark");
  }

  /** IN_DEV_PROXY_ARP. */
  boolean proxyArp(String device) {
    return either(device, "proxy_arp");
  }

  /** IN_DEV_BFORWARD: directed broadcasts are forwarded only where both say so. */
  boolean bcForwarding(String device) {
    return number("net.ipv4.conf.all.bc_forwarding") > 0 && value(device, "bc_forwarding") > 0;
  }

  private boolean either(String device, String key) {
    return number("net.ipv4.conf.all." + key) > 0 || value(device, key) > 0;
  }

  private int value(String device, String key) {
    return number("net.ipv4.conf." + device.replace('.', '/') + "." + key);
  }

  /** The number, or -1 where no dump has the key. */
  private synchronized int number(String key) {
    return cache.computeIfAbsent(key, this::read);
  }

  private int read(String key) {
    Sysctl sysctl = sysctls.get(key);
    if (sysctl == null || !sysctl.value().matches("[0-9]{1,9}")) {
      return -1;
    }
    return Integer.parseInt(sysctl.value());
  }
}
