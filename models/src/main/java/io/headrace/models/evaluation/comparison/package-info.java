/// Whether one forecaster is better than another, or only luckier: Diebold-Mariano, model confidence set,
/// Murphy diagram.
///
/// Compares losses of the same rows; knows nothing of who made them.
@NullMarked
package io.headrace.models.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
