package io.github.ricochet.lint;

/**
 * A remedy that a rule offers for a candidate.
 *
 * @param candidate what it is to cure
 * @param rank its place among the candidate's remedies, the lowest first
 * @param remedy what to do
 */
public record Offer(Candidate candidate, int rank, Remedy remedy) {}
