/// Rows of CSV and Parquet, given one by one to the parser of their format; what is wrong with a row or a header
/// is told with line and column. This package knows no venue and no message.
@NullMarked
package io.headrace.store.source.table;

import org.jspecify.annotations.NullMarked;
