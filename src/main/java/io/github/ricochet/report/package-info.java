/** One class for each output format. They print what they are given, and compute nothing. */
package io.github.ricochet.report;
