package io.github.ricochet.dump;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads /etc/network/interfaces (interfaces(5), bridge-utils-interfaces(5)): which bridges and
 * ports there are to be, and which addresses. Options are free words, so that an unknown one is no
 * error.
 */
final class IfupdownReader implements DumpReader {

  private String device;
  private Optional<Prefix> address = Optional.empty();
  private Optional<Ip> local = Optional.empty();
  private Place addressAt;

  @Override
  public void read(Stretch stretch, Facts facts) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      String text = KindDetector.head(stretch.file(), number).strip();
      if (!text.isEmpty() && text.charAt(0) != '#') {
        List<String> words = Arrays.asList(text.split("\\s+"));
        take(words, new Place(stretch.file(), number), facts);
      }
    }
    finish(facts);
  }

  private void take(List<String> words, Place place, Facts facts) {
    String option = words.get(0).replace('-', '_');
    String value = words.size() > 1 ? words.get(1) : "";
    switch (option) {
      case "iface" -> {
        finish(facts);
        device = value;
      }
      case "auto", "mapping", "source", "source_directory", "allow_hotplug" -> {
        finish(facts);
        device = null;
      }
      case "address" -> address(value, place, facts);
      case "netmask" -> netmask(value, place, facts);
      case "bridge_ports" -> ports(words.subList(1, words.size()), place, facts);
      case "bridge_stp" -> {
        if (device != null) {
          Setting stp = Setting.of(value.equals("on") || value.equals("yes"));
          facts.add(Drafts.bridge(device, stp, OptionalInt.empty(), place.whole()));
        }
      }
      default -> {
        // An option of another program, such as wpa_ssid.
      }
    }
  }

  private void ports(List<String> names, Place place, Facts facts) {
    if (device == null) {
      return;
    }
    facts.add(Drafts.bridge(device, place.whole()));
    // `all` and `regex` stand for what is there when it starts, which the file does not tell.
    if (!names.contains("all") && !names.contains("regex")) {
      names.stream()
          .filter(name -> !name.equals("none"))
          .forEach(name -> facts.add(Drafts.port(name, device, place.whole())));
    }
  }

  private void address(String value, Place place, Facts facts) {
    String ip = value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
    local = Ip.parse(ip);
    address = Prefix.parse(value);
    addressAt = place;
    if (local.isEmpty() || address.isEmpty()) {
      facts.notUnderstood(place.whole(), Quote.of(value) + " is not an address");
    }
  }

  private void netmask(String value, Place place, Facts facts) {
    if (local.isPresent()) {
      address = Prefix.parse(local.get() + "/" + value);
      if (address.isEmpty()) {
        facts.notUnderstood(place.whole(), Quote.of(value) + " is not a netmask");
      }
    }
  }

  private void finish(Facts facts) {
    if (device != null && local.isPresent() && address.isPresent()) {
      Family family = local.get().family();
      facts.add(
          new InterfaceAddress(
              device,
              local.get(),
              address.get().length().orElse(family.bits()),
              Optional.empty(),
              Optional.empty(),
              "global",
              false,
              addressAt.whole()));
    }
    local = Optional.empty();
    address = Optional.empty();
  }
}
