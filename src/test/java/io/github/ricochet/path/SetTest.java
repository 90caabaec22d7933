package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets of ipset by which a port forward chooses, in all that a dump may hold. */
class SetTest {

  /** Whether D reaches A, as it does where the forward's set holds what D asks for. */
  private static boolean forwards(String sets) {
    return new BridgeHost()
        .with("iptables-save", "-d 198.51.100.1/32 -p tcp -m tcp --dport 80 -j", RULE)
        .with("ipset", sets)
        .asks(BridgeHost.D)
        .answeredBy()
        .filter(BridgeHost.A::equals)
        .isPresent();
  }

  private static final String RULE = "-p tcp -m set --match-set web dst,dst -j";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create web hash:ip,port                            | add web 198.51.100.1,tcp:80     | true",
        "create web hash:ip,port                            | add web 198.51.100.1,udp:80     | false",
        "create web hash:ip,port                            | add web 198.51.100.1,icmp:8/0   | false",
        "create web hash:ip,port                            | add web 198.51.100.1,icmp:echo-request | false",
        "-N web ipporthash --from 198.51.0.0 --to 198.51.255.255 | -A web 198.51.100.1,80      | true",
        "-N web ipporthash --from 198.51.0.0 --to 198.51.255.255 | -A web 198.51.100.1%80      | true",
        "-N web ipporthash --from 198.51.0.0 --to 198.51.255.255 | -A web 198.51.100.1,81      | false",
        "-N web iptree --timeout 300                        | -A web 198.51.100.1,120         | true",
        "-N web nethash                                     | -A web 198.51.100.0/24          | true",
        "-N web iphash --netmask 24                         | -A web 198.51.100.0             | true",
        "-N web iptreemap                                   | -A web 198.51.100.1-198.51.100.9 | true"
      })
  void holdWhatTheirElementsSay(String create, String add, boolean held) {
    assertThat(forwards(create + "\n" + add + "\n")).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({"web,other", "other,web"})
  void listsAreNoMembersOfLists(String first, String second) {
    String lists = "create web list:set size 8\ncreate other list:set size 8\n";

    assertThat(forwards(lists + "add web " + first + "\nadd other " + second + "\n")).isFalse();
  }
}
