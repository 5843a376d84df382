/// The files of a dataset: Parquet, one kind of event of one venue and one day or month each, in the order of
/// events.
///
/// Each is written once, forced to disk and described by a [io.headrace.store.segment.Segment] that carries the digest
/// of its decoded values; whoever reads a file to its end has verified it. DuckDB writes, Hardwood reads; both are
/// loaded only when a file is written or read. This package knows nothing of manifests and raw formats.
@NullMarked
package io.headrace.store.segment;

import org.jspecify.annotations.NullMarked;
