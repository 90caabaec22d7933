package io.github.ricochet.cli;

import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.lint.Policy;
import io.github.ricochet.path.Assumptions;

/**
 * A host that is to be linted.
 *
 * @param paths where its dumps are
 * @param policy what is decided about its findings
 * @param assumptions what the user tells of it
 */
record Target(HostPaths paths, Policy policy, Assumptions assumptions) {}
