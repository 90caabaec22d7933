package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Setting;

/**
 * Whether bridged IPv4 packets of a bridge pass iptables: br_netfilter is loaded, and its sysctl
 * bridge-nf-call-iptables or the bridge's own nf_call_iptables is set (br_nf_pre_routing()).
 *
 * @param bridge the bridge
 * @param state on, off, or not known
 */
public record CallIptables(String bridge, Setting state) {}
