package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Ip;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other addresses are of the same kinds, and lie to each other as the first ones did. */
class AddressMaskTest {

  private static String text(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  private static int shared(String a, String b) {
    long differ = Ip.parse(a).orElseThrow().low() ^ Ip.parse(b).orElseThrow().low();
    return differ == 0 ? 32 : Long.numberOfLeadingZeros(differ) - 32;
  }

  @Property(tries = 2000)
  void twoAddressesShareAsManyBitsAsBefore(
      @ForAll long key, @ForAll int one, @ForAll int bits, @ForAll int turned) {
    int other = one ^ (turned >>> (bits & 31));
    AddressMask mask = new AddressMask(key);

    assertThat(shared(mask.ipv4(text(one), 32), mask.ipv4(text(other), 32)))
        .isEqualTo(shared(text(one), text(other)));
  }

  @Property(tries = 2000)
  void privateStaysPrivateAndPublicPublic(@ForAll long key, @ForAll int address) {
    Ip before = Ip.parse(text(address)).orElseThrow();
    Ip after = Ip.parse(new AddressMask(key).ipv4(text(address), 32)).orElseThrow();

    assertThat(after.isPrivate()).isEqualTo(before.isPrivate());
    assertThat(after.isLoopback()).isEqualTo(before.isLoopback());
  }

  @Test
  void aNetworkStaysOne() {
    for (int key = 0; key < 100; key++) {
      String network = new AddressMask(key).ipv4("10.20.16.0", 20);
      assertThat(Ip.parse(network).orElseThrow().low() & 0xfff).isZero();
      assertThat(shared(network, new AddressMask(key).ipv4("10.20.19.7", 32)))
          .isGreaterThanOrEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.0", "169.254.1.2", "300.1.2.3"})
  void whatIsEverybodysStays(String address) {
    assertThat(new AddressMask(42).ipv4(address, 32)).isEqualTo(address);
  }

  @Test
  void hardwareAddressesKeepTheirKind() {
    AddressMask mask = new AddressMask(42);

    assertThat(mask.mac("ff:ff:ff:ff:ff:ff")).isEqualTo("ff:ff:ff:ff:ff:ff");
    assertThat(mask.mac("01:00:5e:00:00:01")).isEqualTo("01:00:5e:00:00:01");
    assertThat(mask.mac("00:00:00:00:00:00")).isEqualTo("00:00:00:00:00:00");
    assertThat(mask.mac("52:54:00:12:34:56"))
        .startsWith("52:")
        .isNotEqualTo("52:54:00:12:34:56")
        .isEqualTo(mask.mac("52:54:00:12:34:56"));
  }

  @Test
  void ipv6KeepsWhatItIs() {
    AddressMask mask = new AddressMask(42);

    assertThat(mask.ipv6("::1")).isEqualTo("::1");
    assertThat(mask.ipv6("ff02::1")).isEqualTo("ff02::1");
    assertThat(mask.ipv6("fe80::1234:5678")).startsWith("fe80::").doesNotContain("1234", "5678");
    assertThat(mask.ipv6("2001:db8:1::1"))
        .startsWith("2001:")
        .endsWith(":1::1")
        .doesNotContain("db8");
    assertThat(mask.ipv6("12:30:45")).isEqualTo("12:30:45");
  }
}
