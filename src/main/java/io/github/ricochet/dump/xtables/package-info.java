/**
 * Reads the rules of iptables, ip6tables and ebtables.
 *
 * <p>A file goes through line by line: the grammar says what a line is and where its words are,
 * {@code RuleCommands} does to the tables what it says, {@code RuleReader} finds out which
 * extension an option belongs to, and the extension makes a fact of {@code host/xtables} from its
 * options.
 *
 * <p>To add a match or a target, write down its options beside those of its family ({@code
 * …Matches}, {@code …Targets}); {@code Extensions} lists the families. What is wrong is a {@code
 * Slip}, which ends its line and no more.
 */
package io.github.ricochet.dump.xtables;
