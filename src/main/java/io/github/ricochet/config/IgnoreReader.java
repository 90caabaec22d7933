package io.github.ricochet.config;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Gate;
import io.github.ricochet.lint.Ignore;
import io.github.ricochet.lint.ServiceWords;
import io.github.ricochet.lint.Where;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the ignores of a configuration file. */
final class IgnoreReader {

  private static final List<String> KEYS = List.of("rule", "where", "reason", "until");

  private static final List<String> WHERE =
      List.of("host", "chain", "port", "service", "fingerprint");

  private final Catalogue catalogue;
  private final Faults faults;

  IgnoreReader(Catalogue catalogue, Faults faults) {
    this.catalogue = catalogue;
    this.faults = faults;
  }

  /** The ignores in the list; one that names several rules is several. */
  List<Ignore> ignores(List<Node> items) {
    List<Ignore> ignores = new ArrayList<>();
    for (Node item : items) {
      Section ignore = new Section(item, "an ignore", KEYS, faults);
      Optional<Node.Scalar> reason = ignore.required("reason");
      Optional<LocalDate> until = ignore.date("until");
      Where where = where(ignore.section("where", WHERE));
      List<Node.Scalar> rules = ignore.scalars("rule");
      if (ignore.node("rule").isEmpty()) {
        faults.add(ignore.at(), "an ignore needs rule");
      }
      for (Node.Scalar rule : rules) {
        for (String id : ids(rule)) {
          String why = reason.map(Node.Scalar::text).orElse("").strip();
          Origin at = Origin.ofLine(rule.at().file(), rule.at().line());
          ignores.add(new Ignore(id, where, why, until, at));
        }
      }
    }
    return ignores;
  }

  private List<String> ids(Node.Scalar rule) {
    List<String> ids = catalogue.meant(rule.text());
    if (ids.isEmpty()) {
      faults.unknown(rule, "rule", catalogue.ids());
    }
    ids.stream()
        .filter(Gate::alwaysFails)
        .forEach(
            id ->
                faults.add(
                    rule.at(), id + " cannot be silenced: what is not understood never passes"));
    return ids;
  }

  private Where where(Optional<Section> section) {
    Optional<Node.Scalar> words = section.flatMap(s -> s.scalar("service"));
    Optional<ServiceWords> service = words.flatMap(w -> ServiceWords.parse(w.text()));
    if (words.isPresent() && service.isEmpty()) {
      faults.add(
          words.get().at(),
          "service takes ADDRESS:PORT/PROTO, such as 192.0.2.1:80/tcp, not " + words.get().text());
    }
    return new Where(
        text(section, "host"),
        text(section, "chain"),
        text(section, "port"),
        service,
        text(section, "fingerprint"));
  }

  private static Optional<String> text(Optional<Section> section, String key) {
    return section.flatMap(s -> s.scalar(key)).map(Node.Scalar::text);
  }
}
