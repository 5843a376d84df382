/// Recorded decisions made again from what they were made from, bit for bit. Knows records, forecaster
/// and policies; nothing of journals, files or services.
@NullMarked
package io.headrace.decision.replay;

import org.jspecify.annotations.NullMarked;
