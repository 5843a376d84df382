/// What a desk hears beside books and demand: whether venues can be relied on, what prices say of each other,
/// which balances are not known, and what the operator wants. Evidence only: it knows neither books nor
/// policies, and draws no conclusion.
@NullMarked
package io.headrace.decision.circumstance;

import org.jspecify.annotations.NullMarked;
