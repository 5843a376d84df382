/// One interface over the fitting libraries, and the two trainers that need none.
///
/// A trainer turns rows into a predictor made of plain numbers. Libraries live in the packages below, one
/// each, and never meet; no trainer knows of folds, scores or files.
@NullMarked
package io.headrace.training.fit;

import org.jspecify.annotations.NullMarked;
