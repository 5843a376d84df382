/// Evaluations and comparisons as people and programs read them.
///
/// The JSON documents are a promise: fields are added, never renamed or given another meaning, while their
/// schema stays `v1`.
@NullMarked
package io.headrace.training.report;

import org.jspecify.annotations.NullMarked;
