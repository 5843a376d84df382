/// What an operator brings to a chain before a desk reads there, paid by the operator: a desk spends gas on
/// transfers alone.
@NullMarked
package io.headrace.settlement.provision;

import org.jspecify.annotations.NullMarked;
