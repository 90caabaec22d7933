package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import java.util.Optional;

/**
 * Packets that never come past a rule.
 *
 * @param box the packets
 * @param rule the rule of the chain that takes them
 * @param effect what becomes of them: the rule's target, or the one that decides in the chain that
 *     it calls; empty where different targets do
 */
record Taken(Box box, Rule rule, Optional<Target> effect) {}
