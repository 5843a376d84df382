/// Features of a dataset as a table or a chart: the one engine over the stored events, row by row. Knows
/// nothing of models.
@NullMarked
package io.headrace.training.feature;

import org.jspecify.annotations.NullMarked;
