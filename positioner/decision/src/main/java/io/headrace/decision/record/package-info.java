/// Decisions as bytes: canonical JSON, digests and the hash chain. Knows nothing of how decisions are made.
@NullMarked
package io.headrace.decision.record;

import org.jspecify.annotations.NullMarked;
