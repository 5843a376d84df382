/// Linear quantile regression, solved exactly with Commons Math's linear algebra.
@NullMarked
package io.headrace.training.fit.commonsmath;

import org.jspecify.annotations.NullMarked;
