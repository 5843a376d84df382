package io.headrace.training.validate;

import io.headrace.training.fit.FamilySettings;
import java.util.OptionalDouble;

/// Settings that were tried inside a training slice.
///
/// @param settings all that the family declares
/// @param wql weighted quantile loss over the inner test blocks, without unit; empty when the family could not
///     be fitted with them on so few rows
public record Trial(FamilySettings settings, OptionalDouble wql) {}
