package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.PortRange;
import java.util.List;
import java.util.Optional;

/**
 * The options of a rule.
 *
 * @param log {@code log}
 * @param random {@code random}: NAT chooses source ports at random
 * @param logRate how often it is logged: {@code loglimit}, or else what {@code rate} says
 * @param rate {@code limit} and {@code burst}: how often the rule matches
 * @param inInterface {@code in_int}, or {@code int} as it was called once
 * @param outInterface {@code out_int}
 * @param viaInterface {@code via_int}: whose address a bounce answers at
 * @param listenPorts option listenport: what is asked for; absent without the option
 * @param remotePorts option remoteport: what it becomes; absent without the option
 * @param redirectPort option redirectport, 0 without it
 * @param mark {@code nfmark}, 0 without it
 * @param rejectType option rejecttype
 * @param chain {@code chain}: the user's own chain
 * @param queue {@code nfqueuenum}
 * @param logGroup {@code nflognum}
 */
record RuleOptions(
    boolean log,
    boolean random,
    Optional<Rate> logRate,
    Optional<Rate> rate,
    Optional<Word> inInterface,
    Optional<Word> outInterface,
    Optional<Word> viaInterface,
    Optional<List<PortRange>> listenPorts,
    Optional<List<PortRange>> remotePorts,
    int redirectPort,
    int mark,
    Optional<String> rejectType,
    Optional<String> chain,
    int queue,
    int logGroup) {}
