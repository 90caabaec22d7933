package io.github.ricochet.lint.remedy;

import io.github.ricochet.lint.fact.LostFlow;

/**
 * A change that may cure flows of a finding. Changes that go the same way are one remedy.
 *
 * @param lost how the flows are lost that it may cure
 * @param way the sort of cure
 * @param change the change
 */
public record Cure(LostFlow lost, Way way, Change change) {}
