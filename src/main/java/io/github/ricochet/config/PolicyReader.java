package io.github.ricochet.config;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.Expectation;
import io.github.ricochet.lint.Expectation.Wanted;
import io.github.ricochet.lint.ServiceWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a {@code policy.yaml}: which flows have to work, and which must not. */
public final class PolicyReader {

  /** What such a file is called in the folder of a host. */
  public static final String NAME = "policy.yaml";

  private static final List<String> KEYS = List.of("name", "from", "to", "expect", "by");

  private final Faults faults = new Faults();
  private final List<Expectation> found = new ArrayList<>();

  private PolicyReader() {}

  /**
   * Reads the file.
   *
   * @param name the file as messages show it
   * @throws IOException if it cannot be read
   * @throws ConfigException if it is not as it should be
   */
  public static List<Expectation> read(Path file, String name) throws IOException, ConfigException {
    PolicyReader reader = new PolicyReader();
    DumpFile text = YamlReader.text(file, name);
    Optional<Node> root = YamlReader.read(text, reader.faults);
    root.ifPresent(reader::read);
    if (root.isEmpty()) {
      reader.faults.add(new Origin(text, 1, 1, 1), "a policy has a list of flows");
    }
    reader.faults.check();
    return List.copyOf(reader.found);
  }

  private void read(Node root) {
    Section all = new Section(root, "the file", List.of("flows"), faults);
    if (all.key("flows").isEmpty()) {
      faults.add(all.at(), "a policy has a list of flows");
    }
    all.items("flows").forEach(this::flow);
  }

  private void flow(Node node) {
    Section flow = new Section(node, "a flow", KEYS, faults);
    List<Node.Scalar> from = flow.scalars("from");
    List<Node.Scalar> to = flow.scalars("to");
    if (flow.node("from").isEmpty()) {
      faults.add(flow.at(), "a flow needs from");
    }
    if (flow.node("to").isEmpty()) {
      faults.add(flow.at(), "a flow needs to");
    }
    Optional<Wanted> wanted =
        flow.required("expect").isPresent()
            ? flow.choice("expect", Wanted.words()).map(Node.Scalar::text).flatMap(Wanted::named)
            : Optional.empty();
    String name = flow.scalar("name").map(Node.Scalar::text).orElse("");
    Optional<Ip> by = by(flow, wanted);
    for (Node.Scalar asked : to) {
      Optional<ServiceWords> service = service(asked);
      for (Node.Scalar who : from) {
        if (service.isPresent() && wanted.isPresent()) {
          Origin at = Origin.ofLine(asked.at().file(), asked.at().line());
          found.add(new Expectation(name, who.text(), service.get(), wanted.get(), by, at));
        }
      }
    }
  }

  private Optional<Ip> by(Section flow, Optional<Wanted> wanted) {
    Optional<Node.Scalar> word = flow.scalar("by");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Ip> by = Ip.parse(word.get().text());
    if (by.isEmpty()) {
      faults.add(word.get().at(), "by takes an address, not " + word.get().text());
    } else if (wanted.isPresent() && wanted.get() != Wanted.ANSWERED) {
      faults.add(word.get().at(), "by goes with expect: answered alone");
    }
    return by;
  }

  private Optional<ServiceWords> service(Node.Scalar word) {
    Optional<ServiceWords> service =
        ServiceWords.parse(word.text())
            .filter(s -> s.port().isPresent())
            .map(
                s ->
                    new ServiceWords(
                        s.address(), s.port(), OptionalInt.of(s.protocol().orElse(Protocols.TCP))))
            .filter(s -> isWalked(s.protocol().getAsInt()));
    if (service.isEmpty()) {
      faults.add(
          word.at(),
          "to takes ADDRESS:PORT/tcp or /udp, such as 192.0.2.1:80/tcp, not " + word.text());
    }
    return service;
  }

  private static boolean isWalked(int protocol) {
    return protocol == Protocols.TCP || protocol == Protocols.UDP;
  }
}
