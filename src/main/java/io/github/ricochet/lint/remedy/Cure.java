package io.github.ricochet.lint.remedy;

/**
 * A change that may cure flows of a finding. Changes that go the same way are one remedy.
 *
 * @param finding what is to be cured
 * @param way the sort of cure
 * @param change the change
 */
public record Cure(Object finding, Way way, Change change) {}
