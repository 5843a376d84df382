package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.courier.Past;
import io.headrace.settlement.fact.BlockRef;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which books a decision was made from: those after a row of the history, and nothing of a later one.
///
/// @param row of the chain over the books; 0 before the first
/// @param head its hash
/// @param blocks by chain, the final block at which books and vaults were last found to say the same; without a chain
///     that was not compared since the start
public record BooksPoint(long row, String head, SortedMap<Long, BlockRef> blocks) {
    public BooksPoint {
        blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    }

    static BooksPoint of(Past known, Map<Long, BlockRef> blocks) {
        return new BooksPoint(known.length(), known.head(), new TreeMap<>(blocks));
    }

    Past known() {
        return new Past(row, head);
    }

    /// As the history keeps it.
    String words() {
        return blocks.entrySet().stream()
                .map(at -> "; chain " + at.getKey() + " at block "
                        + at.getValue().number() + ' ' + at.getValue().hash())
                .collect(Collectors.joining("", "row " + row + ' ' + head, ""));
    }
}
