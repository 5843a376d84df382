package io.headrace.store.source;

import java.nio.file.Path;
import java.util.List;

/// A format of rows and columns: CSV, with or without a header, or Parquet.
public non-sealed interface TableFormat extends SourceFormat {
    /// Whether a file can be read as this format: its name (without `.gz` and the like) says all that
    /// the parser needs, and its first row fits. Formats are strict: a header with a column more, less
    /// or elsewhere does not.
    boolean recognizes(String fileName, List<String> firstRow);

    /// Whether a file of which nothing was said is of this format; here also its folders may tell.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the file is of a family of formats that
    ///     only a person can tell apart; the problem says how
    default boolean recognizes(Path file, List<String> firstRow) {
        return recognizes(Packing.plainName(file), firstRow);
    }

    /// The header a file must have, for telling what is wrong with another; empty where there is more
    /// than one.
    default List<String> header() {
        return List.of();
    }

    /// Whether the first row is a header and no data.
    boolean hasHeader(List<String> firstRow);

    /// A parser for one file.
    TableParser parser(String fileName, List<String> firstRow, SourceOutput output);
}
