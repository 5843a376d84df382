/// Decisions and what they were made from as bytes: canonical JSON, digests, the hash chain and how it
/// is followed, and records in a file. Knows nothing of how decisions are made.
@NullMarked
package io.headrace.decision.record;

import org.jspecify.annotations.NullMarked;
