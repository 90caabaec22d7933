package io.github.ricochet.lint.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A port forward that takes what has a mark")
class MarkSettersTest {

  /** As firewalld 0.6 writes {@code --add-forward-port}, in a zone of eth0. */
  private static final String FIREWALLD =
      """
      *mangle
      :PREROUTING ACCEPT [0:0]
      :PRE_public - [0:0]
      -A PREROUTING -i eth0 -g PRE_public
      -A PRE_public -p tcp -m tcp --dport 8080 -j MARK --set-xmark 0x64/0xffffffff
      -A PRE_public -p tcp -m tcp --dport 2222 -j MARK --set-xmark 0x65/0xffffffff
      COMMIT
      *nat
      :PREROUTING ACCEPT [0:0]
      :PRE_public - [0:0]
      -A PREROUTING -i eth0 -g PRE_public
      -A PRE_public -p tcp -m mark --mark 0x64 -j DNAT --to-destination 10.0.0.2:80
      -A PRE_public -p tcp -m mark --mark 0x65 -j DNAT --to-destination 10.0.0.3:22
      COMMIT
      """;

  private static List<PortForward> forwards(String rules) {
    Host host = HostReader.readText("host", List.of(new DumpFile("iptables-save.txt", rules)));
    return PortForwards.of(
        host,
        () -> {
          throw new AssertionError("no network is mapped");
        });
  }

  @Test
  @DisplayName("is for what the rules ask that mark it")
  void isForTheirPorts() {
    assertThat(forwards(FIREWALLD))
        .extracting(f -> f.admission().senderText() + " " + Service.portText(f.service().ports()))
        .containsExactly("-i eth0 8080", "-i eth0 2222");
  }

  @Test
  @DisplayName("does not clash with one for another mark")
  void doesNotClash() {
    assertThat(Clashes.of(forwards(FIREWALLD))).isEmpty();
  }

  @Test
  @DisplayName("is for every port where nobody is seen to give it")
  void isForAllWhereTheMarkComesFromElsewhere() {
    assertThat(forwards(FIREWALLD.replace("0x64/", "0x66/")))
        .extracting(f -> Service.portText(f.service().ports()))
        .containsExactly("0-65535", "2222");
  }
}
