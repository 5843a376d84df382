package io.headrace.models.evaluation.scope;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.uncertainty.Interval;

/// A figure with both its intervals.
///
/// @param hac by autocovariances
/// @param bootstrap by drawing blocks
public record Figure(double value, Finding<Interval> hac, Finding<Interval> bootstrap) {}
