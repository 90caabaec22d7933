package io.github.ricochet.path;

import io.github.ricochet.host.xtables.PacketView.Hook;

/**
 * Where in the kernel a packet meets rules (struct nf_hook_state).
 *
 * @param hook the hook
 * @param in the incoming device, or empty
 * @param out the outgoing device, or empty
 */
record HookState(Hook hook, String in, String out) {}
