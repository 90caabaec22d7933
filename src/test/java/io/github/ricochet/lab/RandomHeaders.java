package io.github.ricochet.lab;

import io.github.ricochet.host.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Draws what rules ask of a packet's headers. */
final class RandomHeaders {

  private final Draw draw;
  private final Network network;
  private final List<Service> services;

  private RandomHeaders(Draw draw, Network network, List<Service> services) {
    this.draw = draw;
    this.network = network;
    this.services = services;
  }

  static List<Supplier<String>> kinds(Draw draw, Network network, List<Service> services) {
    RandomHeaders headers = new RandomHeaders(draw, network, services);
    return List.of(
        headers::range, headers::ttl, headers::length, headers::tos, headers::dscp, headers::u32);
  }

  private String not() {
    return draw.chance(.2) ? "! " : "";
  }

  private String host() {
    return draw.pick(new ArrayList<>(network.hosts.keySet()));
  }

  private String range() {
    String address = network.address(host());
    String last = address.substring(0, address.lastIndexOf('.') + 1) + draw.pick("9", "77", "254");
    return "-m iprange " + not() + draw.pick("--src-range ", "--dst-range ") + address + "-" + last;
  }

  private String ttl() {
    return "-m ttl " + draw.pick("--ttl-eq 64", "! --ttl-eq 64", "--ttl-gt 63", "--ttl-lt 64");
  }

  private String length() {
    return "@tcp-m length "
        + not()
        + "--length "
        + draw.pick("60", "52", "40:52", "60:1500", "0:59");
  }

  private String tos() {
    return "-m tos " + not() + "--tos " + draw.pick("0x00/0xff", "0x10/0x3f", "0x28/0xff");
  }

  private String dscp() {
    return "-m dscp " + not() + "--dscp " + draw.pick("0x00", "0x0a", "0x04");
  }

  private String u32() {
    Service service = draw.pick(services);
    String address = hex(draw.pick(network.address(host()), service.asked()));
    String port = String.format("0x%x", draw.pick(service.port(), service.targetPort()));
    if (draw.chance(.2)) {
      // With its protocol: in an ICMP error the checksum stands there, which no dump tells.
      return "@any-m u32 " + not() + "--u32 \"0x0>>0x16&0x3c@0x0&0xffff=" + port + "\"";
    }
    return "-m u32 "
        + not()
        + "--u32 \""
        + draw.pick(
            "0x10=" + address,
            "0xc=" + address,
            "0x6&0xff=" + draw.pick("0x6", "0x11"),
            "0x8>>0x18=" + draw.pick("0x40", "0x0:0x3f"))
        + "\"";
  }

  private static String hex(String address) {
    return "0x" + Long.toHexString(Ip.of(address).low());
  }
}
