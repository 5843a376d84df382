/// What positioning ahead of need is worth in money, measured: every strategy over the same weeks of the same
/// world, tuned on what came before, beside the program that knew the future. Forecasts are made once per desk
/// and lead; then capital, costs and strategies are swept over them. Knows no command line and no files.
@NullMarked
package io.headrace.training.proof;

import org.jspecify.annotations.NullMarked;
