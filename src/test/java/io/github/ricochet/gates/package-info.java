/** What runs Ricochet where firewalls are kept: hooks of repositories, and CI. */
package io.github.ricochet.gates;
