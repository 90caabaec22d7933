package io.github.ricochet.lint;

import java.util.List;
import java.util.Optional;

/**
 * The findings that have all of what is named here; what is empty does not matter.
 *
 * @param host the host's name, or the end of it: {@code web1} means {@code dumps/web1}
 * @param chain the chain of a rule that it names, with or without the table: {@code nat PREROUTING}
 * @param port the bridge port or interface at fault
 * @param service what is asked, such as {@code 192.0.2.1:80/tcp}
 * @param fingerprint its fingerprint
 */
public record Where(
    Optional<String> host,
    Optional<String> chain,
    Optional<String> port,
    Optional<ServiceWords> service,
    Optional<String> fingerprint)
    implements Scope {

  @Override
  public boolean covers(Finding finding, Subject subject) {
    return isAbout(subject.host())
        && fingerprint.filter(f -> !f.equals(finding.fingerprint())).isEmpty()
        && service.filter(s -> !asks(finding, s)).isEmpty()
        && port.filter(p -> !subject.devices(finding).contains(p)).isEmpty()
        && chain.filter(c -> !subject.isOfChain(finding, c)).isEmpty();
  }

  /** Whether it may be about findings of the host of this name. */
  public boolean isAbout(String name) {
    return host.filter(h -> !isCalled(name, h)).isEmpty();
  }

  private static boolean isCalled(String name, String wanted) {
    return name.equals(wanted) || name.endsWith("/" + wanted);
  }

  private static boolean asks(Finding finding, ServiceWords service) {
    return List.of(finding.flows(), finding.affected()).stream()
        .flatMap(List::stream)
        .anyMatch(service::isAskedBy);
  }
}
