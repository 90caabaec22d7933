package io.github.ricochet.path;

import io.github.ricochet.host.Ip;

/**
 * What of a machine's place decides how the host treats its packets.
 *
 * @param kind equal for two machines where nothing but what names one of them, and who else takes
 *     part, can tell their packets apart
 * @param hop the machine that its packets come by: itself, or its gateway
 */
public record Standing(Object kind, Ip hop) {}
