package io.headrace.store.source.table;

import io.headrace.market.problem.Problem;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Fault;

/// What to do about a record that cannot be.
final class Refusals {
    private Refusals() {}

    static Problem problem(BadRecord bad, String where, long line) {
        Fault fault = bad.fault();
        return fault.problem(where, String.valueOf(bad.getMessage()), remedy(fault, line));
    }

    private static String remedy(Fault fault, long line) {
        return switch (fault) {
            case TIME -> "Write times in UTC like 2025-03-06T11:00:00.000Z";
            case NUMBER -> "Write a plain decimal number, or leave the row out when the value is not known";
            case NAME -> "Use letters, digits and . _ : / @ + - (at most 40)";
            case COLUMNS -> "Fix or remove line " + line + ", or fetch the file again if it was cut short";
            default -> "Correct the value or remove the row; a missing row is better than a false one";
        };
    }
}
