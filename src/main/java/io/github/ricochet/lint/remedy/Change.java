package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;

/** One step of a cure: a change of the host that can be tried out in the model. */
public sealed interface Change
    permits PortFlag,
        PortState,
        LinkUp,
        SysctlValue,
        BridgeCall,
        LoadBrNetfilter,
        RuleInsert,
        RuleDelete {

  /** The host as it is after the change. */
  Host apply(Host host);

  /** What to type on the host. */
  String command();
}
