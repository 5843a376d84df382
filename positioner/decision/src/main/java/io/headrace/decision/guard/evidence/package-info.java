/// What evidence on venues, prices and balances allows: per venue, what may go in and what may come out.
/// Evidence of harm closes; missing evidence never opens, lowers or evacuates anything.
@NullMarked
package io.headrace.decision.guard.evidence;

import org.jspecify.annotations.NullMarked;
