package io.headrace.store.source;

import java.util.List;

/// A format of rows and columns: CSV, with or without a header, or Parquet.
public non-sealed interface TableFormat extends SourceFormat {
    /// Whether a file is of this format, by its name (without `.gz` and the like) and its first row. Formats are
    /// strict: a header with a column more, less or elsewhere is not recognized.
    boolean recognizes(String fileName, List<String> firstRow);

    /// Whether the first row is a header and no data.
    boolean hasHeader(List<String> firstRow);

    /// A parser for one file.
    TableParser parser(String fileName, List<String> firstRow, SourceOutput output);
}
