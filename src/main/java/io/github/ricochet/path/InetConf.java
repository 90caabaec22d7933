package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Sysctl;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** The settings of net.ipv4.conf as the kernel combines them (include/linux/inetdevice.h). */
final class InetConf {

  private final Map<String, Sysctl> sysctls;
  private final boolean complete;
  private final Net net;
  private final Conf all;
  private final Map<String, Conf> devices = new ConcurrentHashMap<>();

  /** The settings of one device, or of {@code all}; -1 where no dump tells. */
  private record Conf(
      int forwarding,
      int rpFilter,
      int acceptLocal,
      int routeLocalnet,
      int sendRedirects,
      int srcValidMark,
      int proxyArp,
      int arpIgnore) {}

  InetConf(Host host, Net net) {
    this.net = net;
    this.sysctls = host.sysctls();
    this.complete = host.has(DumpKind.SYSCTL);
    this.all = read("all");
  }

  /** IN_DEV_FORWARD: whether packets that come in by the device are forwarded; it alone counts. */
  boolean forwarding(String device, Walk walk) {
    if (!net.models(Mechanism.FORWARDING)) {
      return true;
    }
    int value = net.models(Mechanism.FORWARDING_OF_DEVICE) ? of(device).forwarding() : -1;
    if (value < 0) {
      value = all.forwarding();
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
    int value = Math.max(all.rpFilter(), of(device).rpFilter());
    if (value < 0) {
      if (!complete) {
        walk.assume("rp_filter is 0 (no sysctl dump tells)");
      }
      return 0;
    }
    boolean modelled =
        net.models(value == 1 ? Mechanism.RP_FILTER_STRICT : Mechanism.RP_FILTER_LOOSE);
    return modelled ? value : 0;
  }

  /** IN_DEV_ACCEPT_LOCAL. */
  boolean acceptLocal(String device) {
    return net.models(Mechanism.ACCEPT_LOCAL) && either(device, Conf::acceptLocal);
  }

  /** IN_DEV_ROUTE_LOCALNET. */
  boolean routeLocalnet(String device) {
    return !net.models(Mechanism.ROUTE_LOCALNET) || either(device, Conf::routeLocalnet);
  }

  /** IN_DEV_TX_REDIRECTS; on where no dump tells, as the kernel's default is. */
  boolean sendRedirects(String device) {
    int own = of(device).sendRedirects();
    return (all.sendRedirects() < 0 && own < 0) || all.sendRedirects() > 0 || own > 0;
  }

  /** IN_DEV_SRC_VMARK. */
  boolean srcValidMark(String device) {
    return either(device, Conf::srcValidMark);
  }

  /** IN_DEV_PROXY_ARP. */
  boolean proxyArp(String device) {
    return either(device, Conf::proxyArp);
  }

  /** IN_DEV_ARP_IGNORE: whether ARP requests for addresses of other devices are left unanswered. */
  boolean arpIgnore(String device) {
    return either(device, Conf::arpIgnore);
  }

  private boolean either(String device, ToIntFunction<Conf> setting) {
    return setting.applyAsInt(all) > 0 || setting.applyAsInt(of(device)) > 0;
  }

  private Conf of(String device) {
    Conf known = devices.get(device);
    return known != null ? known : devices.computeIfAbsent(device, this::read);
  }

  private Conf read(String device) {
    String prefix = "net.ipv4.conf." + device.replace('.', '/') + ".";
    return new Conf(
        number(prefix + "forwarding"),
        number(prefix + "rp_filter"),
        number(prefix + "accept_local"),
        number(prefix + "route_localnet"),
        number(prefix + "send_redirects"),
        number(prefix + "src_valid_mark"),
        number(prefix + "proxy_arp"),
        number(prefix + "arp_ignore"));
  }

  /** The number, or -1 where no dump has the key. */
  private int number(String key) {
    Sysctl sysctl = sysctls.get(key);
    return sysctl == null ? -1 : sysctl.number().orElse(-1);
  }
}
