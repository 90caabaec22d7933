package io.github.ricochet.vuurmuur;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** The services of random trees: all protocols, in the old form and the new one. */
final class RandomServices {

  private static final Map<String, List<String>> SERVICES =
      Map.ofEntries(
          Map.entry("http", List.of("TCP=80:81*1024:65535", "BROADCAST=No")),
          Map.entry("https", List.of("RANGE=6;443*1024:65535")),
          Map.entry("web", List.of("TCP=80*1024:65535,443*1024:65535,8000:8099*1024:65535")),
          Map.entry("dns", List.of("UDP=53*1024:65535", "TCP=53*1024:65535")),
          Map.entry("ping", List.of("ICMP=8:0")),
          Map.entry("icmps", List.of("ICMP=8:0,3:1,11")),
          Map.entry("pptp", List.of("TCP=1723*1024:65535", "GRE=*")),
          Map.entry("ipsec", List.of("UDP=500*500", "ESP=*", "AH=*")),
          Map.entry("sixxs", List.of("PROTO_41=*")),
          Map.entry("ftp", List.of("TCP=21*1024:65535", "HELPER=ftp")),
          Map.entry("irc", List.of("RANGE=6;6667*1024:65535", "HELPER=irc")),
          Map.entry("smb", List.of("UDP=137:138*137:138", "TCP=139*1:65535", "BROADCAST=Yes")),
          Map.entry("bare", List.of("TCP=7000")),
          Map.entry(
              "mixed", List.of("RANGE=6;22*1024:65535", "RANGE=1;8:0*", "RANGE=17;5060*0:65535")),
          Map.entry("odd", List.of("RANGE=6;22*1024:65535,41;0,58;1,132;5*6")),
          Map.entry("wrong", List.of("TCP=90:80*1024:65535")),
          Map.entry("none", List.of("TCP=", "TCP=80*1024:65535")));

  private RandomServices() {}

  static List<String> names() {
    return SERVICES.keySet().stream().sorted().toList();
  }

  static void write(Random random, Function<String, StringBuilder> file) {
    SERVICES.forEach(
        (name, lines) -> {
          StringBuilder text = file.apply("services/" + name);
          text.append("ACTIVE=\"").append(random.nextInt(100) < 95 ? "Yes" : "No").append("\"\n");
          for (String line : lines) {
            int equals = line.indexOf('=') + 1;
            text.append(line, 0, equals).append('"').append(line.substring(equals)).append("\"\n");
          }
        });
  }
}
