/// Holds plans, books and what chains say of balances against each other: what each transfer on its way may explain
/// of a difference, and what nothing explains. Pure functions over what the courier sees.
@NullMarked
package io.headrace.settlement.reconcile;

import org.jspecify.annotations.NullMarked;
