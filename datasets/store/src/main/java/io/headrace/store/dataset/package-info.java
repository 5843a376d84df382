/// Datasets on disk: a folder with `manifest.json` and Parquet segments by kind, venue and day that any Parquet
/// reader opens, written whole or not at all and checked by digest on every read.
///
/// Digests cover decoded values in order, not file bytes: the same events have the same digest whatever wrote
/// the file. One writer at a time grows a dataset beside its place and publishes it by one rename; readers need no
/// lock. This package knows nothing of raw formats, features or models.
@NullMarked
package io.headrace.store.dataset;

import org.jspecify.annotations.NullMarked;
