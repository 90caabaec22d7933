/**
 * What people say about their hosts beside the dumps: YAML files whose every value knows its place.
 */
package io.github.ricochet.config;
