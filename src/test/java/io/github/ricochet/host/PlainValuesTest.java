package io.github.ricochet.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a host that are read and printed by hand, without a pattern or a format. */
class PlainValuesTest {

  @Test
  void aLinkLayerAddressIsPrintedAsIproute2DoesIt() {
    assertThat(Mac.parse("2:0:5E:ff:A:90").map(Mac::toString))
        .isEqualTo(Optional.of("02:00:5e:ff:0a:90"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "007, 7",
    "999999999, 999999999",
    "1000000000,",
    "-1,",
    "1 2,",
    "'',"
  })
  void aSettingIsANumberWhereItHasOneToNineDigits(String value, Integer number) {
    Origin origin = Origin.ofLine(new DumpFile("sysctl.txt", value), 1);
    OptionalInt read = new Sysctl("net.ipv4.ip_forward", value, true, origin).number();

    assertThat(read).isEqualTo(number == null ? OptionalInt.empty() : OptionalInt.of(number));
  }
}
