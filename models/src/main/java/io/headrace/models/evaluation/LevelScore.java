package io.headrace.models.evaluation;

/// How one level did.
///
/// @param pinball mean pinball loss, in the unit of the truth
/// @param coverage share of truths at or below the quantile; the aim is `level`
public record LevelScore(double level, double pinball, double coverage) {}
