package io.headrace.store.source.table;

import io.headrace.market.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// The rows of one file, the header first where there is one.
interface RowSource {
    /// Puts the next row into `row`.
    ///
    /// @return false after the last
    /// @throws UnreadableSource when the file breaks off
    boolean next(CsvRow row);

    Path file();

    /// The file's name without `.gz` and the like.
    String name();

    /// Tells the progress how far reading has come.
    void report();

    void reportEnd();

    /// What is wrong with how the file ends, after its last row.
    Optional<Problem> badEnd(CsvRow last);
}
