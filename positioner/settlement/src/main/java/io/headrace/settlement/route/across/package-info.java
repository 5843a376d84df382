/// Across: a deposit that whoever is first fills on the other chain, out of its own money, and that
/// comes back when nobody does in time.
@NullMarked
package io.headrace.settlement.route.across;

import org.jspecify.annotations.NullMarked;
