/**
 * Reads a configuration tree of Vuurmuur, and makes of it the rules that Vuurmuur 0.8.2 would load:
 * the same model as a saved iptables-save, with each rule at its line of rules.conf.
 */
package io.github.ricochet.vuurmuur;
