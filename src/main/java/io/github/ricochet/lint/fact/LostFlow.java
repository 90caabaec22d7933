package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.path.Loss;
import java.util.Optional;

/**
 * How flows of a finding are lost, or miss their machine: what a rule has to know to find a cure.
 * Flows that differ in nothing of it are one.
 *
 * @param finding what is to be cured; opaque to rules
 * @param rule the id of the rule that explains it, or empty text where a change loses it
 * @param meant whether somebody evidently meant it, so that filters are not to be opened
 * @param reason what loses it; empty where the wrong machine answers
 * @param device the bridge port or interface at fault, or empty text
 * @param barrier the rule that drops it
 * @param filtered the table and chain that drops it, {@code filter FORWARD}, or empty text
 * @param reply whether it is the answer that is lost
 * @param forward the port forward that took it
 * @param service what is asked for
 * @param to the address that is asked
 * @param inward whether that is the host's own address towards the inside, and no rule names it
 * @param target where the machine lives that it was sent to; nowhere where nothing sent it
 * @param entry the bridge or interface that its sender is behind; empty text for the host itself
 * @param senders the sender's network, as the host has it on link, or its address alone
 */
public record LostFlow(
    Object finding,
    String rule,
    boolean meant,
    Optional<Loss.Reason> reason,
    String device,
    Optional<Rule> barrier,
    String filtered,
    boolean reply,
    Optional<PortForward> forward,
    Service service,
    Ip to,
    boolean inward,
    Place target,
    String entry,
    Prefix senders) {

  /** Whether it is lost for this reason. */
  public boolean lostBy(Loss.Reason why) {
    return reason.filter(r -> r == why).isPresent();
  }

  /**
   * Whether it is lost as packets are only that stay on a bridge and pass iptables all the same.
   */
  public boolean isBridgeLoss() {
    return lostBy(Loss.Reason.SAME_PORT)
        || lostBy(Loss.Reason.LEARNING_SWITCH)
        || lostBy(Loss.Reason.ISOLATED)
        || lostBy(Loss.Reason.NO_FORWARDING);
  }

  /** Whether a rule or policy of the table filter drops it. */
  public boolean isOfFilter() {
    return filtered.startsWith("filter ");
  }

  /** Whether it is the host itself that asks. */
  public boolean isOfHost() {
    return entry.isEmpty();
  }

  /** Whether sender and target have the same device of the host in front of them. */
  public boolean isAmongNeighbours() {
    return !entry.isEmpty() && entry.equals(target.device());
  }

  /** Whether its answer went past this host, or it reached a machine with its own address. */
  public boolean isUntranslated() {
    return lostBy(Loss.Reason.ANSWER_PAST_NAT) || lostBy(Loss.Reason.OWN_ADDRESS);
  }
}
