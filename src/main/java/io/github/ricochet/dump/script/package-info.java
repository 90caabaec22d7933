/** Reads shell scripts that call iptables line by line, without running anything. */
package io.github.ricochet.dump.script;
