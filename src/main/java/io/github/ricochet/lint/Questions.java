package io.github.ricochet.lint;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.lint.fact.KnownAddresses;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.PortForwards;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.Sources;
import io.github.ricochet.path.Simulator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who may ask whom, through a host or from it: every machine that its dumps name, and the stand-ins
 * for others, each asking for every published address, every address of the host and every other
 * machine.
 */
public final class Questions {

  /** The most flows for which machines among themselves are asked about, too. */
  private static final int MOST = 400_000;

  private final Borders borders;
  private final List<Question> questions = new ArrayList<>();
  private boolean complete = true;

  private Questions(Host host, Simulator simulator) {
    KnownAddresses known = KnownAddresses.of(host);
    List<PortForward> forwards = PortForwards.of(host, () -> known);
    List<Source> sources = Sources.of(host, simulator, known, forwards);
    borders = new Borders(host, forwards, new AskedAddresses(host, forwards));
    NavigableSet<Ip> published = new TreeSet<>();
    forwards.forEach(f -> published.addAll(f.service().addresses()));
    host.addresses().stream()
        .map(InterfaceAddress::address)
        .filter(a -> a.family() == Family.IPV4 && !a.isLoopback())
        .forEach(published::add);
    NavigableSet<Ip> machines = new TreeSet<>();
    sources.stream()
        .map(Source::address)
        .flatMap(Optional::stream)
        .filter(a -> !published.contains(a))
        .forEach(machines::add);
    ask(sources, published);
    long others = machines.stream().mapToLong(m -> stretches(m).size()).sum() * sources.size();
    if (others <= MOST) {
      ask(sources, machines);
    } else {
      complete = false;
    }
  }

  /**
   * What one source may ask at one address.
   *
   * @param source who asks
   * @param to the address that is asked
   * @param ports all ports, in stretches that nothing on the host tells apart
   */
  public record Question(Source source, Ip to, List<PortRange> ports) {}

  /** The questions about this host. */
  public static Questions about(Host host, Simulator simulator) {
    return new Questions(host, simulator);
  }

  /** All of them, in an order that does not change. */
  public List<Question> all() {
    return questions;
  }

  /** Whether machines among themselves are asked about; else there are too many of them. */
  public boolean complete() {
    return complete;
  }

  private List<PortRange> stretches(Ip to) {
    return borders.split(to, List.of(PortRange.ALL));
  }

  private void ask(List<Source> sources, Collection<Ip> addresses) {
    for (Ip to : addresses) {
      List<PortRange> ports = stretches(to);
      for (Source source : sources) {
        if (source.address().filter(to::equals).isEmpty()) {
          questions.add(new Question(source, to, ports));
        }
      }
    }
  }
}
