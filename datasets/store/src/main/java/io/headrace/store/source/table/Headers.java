package io.headrace.store.source.table;

import io.headrace.market.problem.Problem;
import io.headrace.store.source.Fault;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.text.Numbers;
import java.nio.file.Path;
import java.util.List;

/// Says where a header differs from the one a format has.
final class Headers {
    private Headers() {}

    static Problem mismatch(Path file, TableFormat format, List<String> found) {
        List<String> expected = format.header();
        if (expected.isEmpty() || found.equals(expected) || startsWithNumber(found)) {
            return Fault.FORMAT.problem(
                    file.toString(),
                    "this is no file of the format " + format.name() + " (" + format.about() + "): it begins with "
                            + Fault.quoted(String.join(",", found)),
                    "Name the right format with --format, or leave it to be recognized");
        }
        int column = firstDifference(found, expected);
        String have = column < found.size() ? found.get(column) : "";
        String want = column < expected.size() ? expected.get(column) : "";
        return Fault.HEADER.problem(
                file + ":1:" + (column + 1),
                "column " + (column + 1) + " is " + (have.isEmpty() ? "missing" : Fault.quoted(have))
                        + (want.isEmpty() ? ", no such column is known" : ", '" + want + "' was expected"),
                "The header must be " + String.join(",", expected));
    }

    private static boolean startsWithNumber(List<String> found) {
        char[] first = found.getFirst().toCharArray();
        return Numbers.integer(first, 0, first.length) != Numbers.NO_INTEGER;
    }

    /// How many columns agree from the left, before the first that does not.
    static int firstDifference(List<String> found, List<String> expected) {
        int column = 0;
        while (column < Math.min(found.size(), expected.size())
                && found.get(column).equals(expected.get(column))) {
            column++;
        }
        return column;
    }
}
