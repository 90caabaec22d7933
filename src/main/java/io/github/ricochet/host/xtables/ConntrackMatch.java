package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code -m conntrack} (conntrack_mt() in xt_conntrack.c).
 *
 * @param states {@code --ctstate}
 * @param protocol {@code --ctproto}
 * @param original {@code --ctorigsrc} and its like: the tuple of the first packet's direction
 * @param reply {@code --ctreplsrc} and its like: the tuple of the answer's direction
 * @param status {@code --ctstatus}: one of these holds; no status at all is {@code NONE}
 * @param expires {@code --ctexpire}: what remains of the timeout in seconds, {@code 5} or {@code
 *     5:9}
 * @param originalDirection {@code --ctdir}: true for ORIGINAL, false for REPLY
 */
public record ConntrackMatch(
    Optional<Term<Set<CtState>>> states,
    Optional<Term<Integer>> protocol,
    TupleTest original,
    TupleTest reply,
    Optional<Term<Set<Status>>> status,
    Optional<Term<String>> expires,
    Optional<Boolean> originalDirection)
    implements Match {

  public ConntrackMatch {
    states = states.map(t -> new Term<>(t.not(), CtState.ordered(t.value())));
    status = status.map(t -> new Term<>(t.not(), Status.ordered(t.value())));
  }

  /** The bits of {@code --ctstatus} (IPS_…). */
  public enum Status {
    EXPECTED,
    SEEN_REPLY,
    ASSURED,
    CONFIRMED;

    static Set<Status> ordered(Set<Status> set) {
      return set.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(set));
    }

    boolean holds(ConntrackView connection) {
      return switch (this) {
        case EXPECTED -> connection.expected();
        case SEEN_REPLY -> connection.seenReply();
        case ASSURED -> connection.assured();
        case CONFIRMED -> connection.confirmed();
      };
    }
  }

  /** What is asked of one direction of the connection. */
  public record TupleTest(
      Optional<Term<Prefix>> source,
      Optional<Term<Prefix>> destination,
      Optional<Term<PortRange>> sourcePorts,
      Optional<Term<PortRange>> destinationPorts) {

    /** Asks for nothing. */
    public static final TupleTest ANY =
        new TupleTest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean holds(ConntrackView.Tuple tuple) {
      return source.map(t -> t.value().contains(tuple.source()) != t.not()).orElse(true)
          && destination.map(t -> t.value().contains(tuple.destination()) != t.not()).orElse(true)
          && Ports.matches(sourcePorts, tuple.sourcePort())
          && Ports.matches(destinationPorts, tuple.destinationPort());
    }

    private String saveAddresses(String direction) {
      return source.map(t -> saved(t, "--ct" + direction + "src")).orElse("")
          + destination.map(t -> saved(t, "--ct" + direction + "dst")).orElse("");
    }

    private static String saved(Term<Prefix> term, String option) {
      return new Term<>(term.not(), Words.address(term.value())).save(option);
    }

    private String savePorts(String direction) {
      return sourcePorts.map(t -> t.save("--ct" + direction + "srcport")).orElse("")
          + destinationPorts.map(t -> t.save("--ct" + direction + "dstport")).orElse("");
    }
  }

  @Override
  public Decision decide(PacketView packet) {
    ConntrackView connection = packet.conntrack();
    if (states.isPresent()
        && CtState.holds(states.get().value(), connection) == states.get().not()) {
      return Decision.NO;
    }
    if (!connection.tracked()) {
      // Without a connection the kernel looks at no other option, and only the state can hold.
      return Decision.of(states.isPresent());
    }
    boolean rest =
        (originalDirection.isEmpty() || originalDirection.get() == connection.original())
            && (original.equals(TupleTest.ANY) || original.holds(connection.tuple(true)))
            && (reply.equals(TupleTest.ANY) || reply.holds(connection.tuple(false)))
            && (protocol.isEmpty() || isOfProtocol(connection))
            && (status.isEmpty() || hasStatus(connection));
    return Decision.of(rest).and(expires.isPresent() ? Decision.UNDECIDED : Decision.YES);
  }

  private boolean isOfProtocol(ConntrackView connection) {
    return (protocol.get().value() == connection.protocol()) != protocol.get().not();
  }

  private boolean hasStatus(ConntrackView connection) {
    return status.get().value().stream().anyMatch(s -> s.holds(connection)) != status.get().not();
  }

  @Override
  public String save() {
    return " -m conntrack"
        + states.map(t -> new Term<>(t.not(), CtState.save(t.value())).save("--ctstate")).orElse("")
        + protocol.map(t -> t.save("--ctproto")).orElse("")
        + original.saveAddresses("orig")
        + reply.saveAddresses("repl")
        + original.savePorts("orig")
        + reply.savePorts("repl")
        + status.map(t -> new Term<>(t.not(), names(t.value())).save("--ctstatus")).orElse("")
        + expires.map(t -> t.save("--ctexpire")).orElse("")
        + originalDirection.map(o -> o ? " --ctdir ORIGINAL" : " --ctdir REPLY").orElse("");
  }

  private static String names(Set<Status> set) {
    return set.isEmpty() ? "NONE" : set.stream().map(Enum::name).collect(Collectors.joining(","));
  }
}
