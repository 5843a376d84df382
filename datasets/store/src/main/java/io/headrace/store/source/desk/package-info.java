/// The desk's own books as CSV files: margin snapshots, positions, fills, transfers and the announced plan. The formats
/// are Headrace's own; `docs/data-formats.md` tells them to those who write such files.
///
/// Times are ISO instants in UTC, amounts plain decimals: quantities in base units, money in USD. A header with a
/// column more, less or elsewhere is refused.
@NullMarked
package io.headrace.store.source.desk;

import org.jspecify.annotations.NullMarked;
