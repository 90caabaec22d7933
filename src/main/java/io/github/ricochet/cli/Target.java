package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.lint.Policy;

/**
 * A host that is to be linted.
 *
 * @param paths where its dumps are
 * @param policy what is decided about its findings
 * @param assumed what the user tells of it
 */
record Target(HostPaths paths, Policy policy, Assumed assumed) {}
