/// What safeguards carry from one decision to the next: where the desk stands on its ladder, what has moved of
/// late, and what each venue has cost. Values only; who reads them stands elsewhere.
@NullMarked
package io.headrace.decision.memory;

import org.jspecify.annotations.NullMarked;
