/// Datasets on disk: a folder with `manifest.json` and Parquet segments that any Parquet reader opens, written
/// whole or not at all and checked by digest on every read.
///
/// Digests cover decoded values in order, not file bytes: the same events have the same digest whatever wrote
/// the file. This package knows nothing of raw formats, features or models. DuckDB is loaded only when a
/// segment is written or read.
@NullMarked
package io.headrace.store.dataset;

import org.jspecify.annotations.NullMarked;
