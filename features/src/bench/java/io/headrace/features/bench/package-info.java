/// How fast the full catalog folds; run by `features/src/bench/run.sh`, no part of the tests.
@NullMarked
package io.headrace.features.bench;

import org.jspecify.annotations.NullMarked;
