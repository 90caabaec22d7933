/**
 * The kernel lab: builds routers in network namespaces, dumps them as an administrator would, sends
 * real packets through them, and holds the path simulator against what the kernel did.
 */
package io.github.ricochet.lab;
