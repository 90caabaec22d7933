package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import java.util.Optional;

/**
 * What config.conf says of the rules. Its keys have to be in capitals.
 *
 * @param dropInvalid DROP_INVALID: packets of no connection are dropped
 * @param synLimit SYN_LIMIT and SYN_LIMIT_BURST; empty where USE_SYN_LIMIT is "No"
 * @param udpLimit UDP_LIMIT and UDP_LIMIT_BURST; empty where USE_UDP_LIMIT is "No"
 * @param synOrigin where the SYN limit is set
 * @param udpOrigin where the UDP limit is set
 */
record Config(
    boolean dropInvalid,
    Optional<Rate> synLimit,
    Optional<Rate> udpLimit,
    Origin synOrigin,
    Origin udpOrigin) {

  /**
   * Reads the file; what it does not say is what Vuurmuur 0.8.2 takes for it.
   *
   * @param own stands for what no line says
   */
  static Config of(SettingsFile file, Origin own) {
    return new Config(
        isOn(file, "DROP_INVALID"),
        isOn(file, "USE_SYN_LIMIT")
            ? Optional.of(rate(file, "SYN_LIMIT", 10, 20))
            : Optional.empty(),
        isOn(file, "USE_UDP_LIMIT")
            ? Optional.of(rate(file, "UDP_LIMIT", 15, 45))
            : Optional.empty(),
        find(file, "SYN_LIMIT").map(Setting::origin).orElse(own),
        find(file, "UDP_LIMIT").map(Setting::origin).orElse(own));
  }

  private static Optional<Setting> find(SettingsFile file, String key) {
    return file.settings().stream().filter(s -> s.key().equals(key)).findFirst();
  }

  private static boolean isOn(SettingsFile file, String key) {
    return find(file, key).map(s -> !s.value().equalsIgnoreCase("no")).orElse(true);
  }

  private static Rate rate(SettingsFile file, String key, int limit, int burst) {
    return new Rate(number(file, key, limit), "sec", number(file, key + "_BURST", burst));
  }

  private static long number(SettingsFile file, String key, int fallback) {
    long number = find(file, key).map(s -> Numbers.atoi(s.value())).orElse(0L);
    return number > 0 ? number : fallback;
  }
}
