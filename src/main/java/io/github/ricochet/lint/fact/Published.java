package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import java.util.Comparator;
import java.util.List;

/**
 * All port forwards of the host in one fact. A Kubernetes node has 50,000, and Drools keeps some
 * objects for each fact and rule: rules that seldom need one take it {@code from} here.
 *
 * @param forwards the port forwards, in the order in which a packet meets them
 * @param bounces those of them that evidently turn packets of their target's own subnet round to
 *     it, by the lines that they stand in: they admit that subnet, and a rule of nat POSTROUTING
 *     may then rewrite the source
 */
public record Published(List<PortForward> forwards, List<PortForward> bounces) {

  /** These port forwards, beside the source NAT rules of the same host. */
  public static Published of(List<PortForward> forwards, List<SourceNat> nats) {
    List<PortForward> bounces =
        forwards.stream()
            .filter(f -> !f.isForOutput() && f.admitsTargetsSubnet())
            .filter(f -> isServed(f.target(), nats))
            .sorted(Comparator.comparingInt(f -> f.rule().origin().line()))
            .toList();
    return new Published(forwards, bounces);
  }

  /** By how many they are: there is one such fact of a host. */
  @Override
  public int hashCode() {
    return forwards.size();
  }

  private static boolean isServed(Ip target, List<SourceNat> nats) {
    for (SourceNat nat : nats) {
      if (nat.mayServe(target, target)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some of them evidently bounce. */
  public boolean isBouncing() {
    return !bounces.isEmpty();
  }

  /** Whether some of them send packets to other machines, as REDIRECT does not. */
  public boolean isForOthers() {
    return !forwards.stream().allMatch(PortForward::isToHost);
  }
}
