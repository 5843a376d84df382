package io.headrace.store.check;

import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.source.Oddity;

/// What a parser's remark is as a finding.
final class Oddities {
    private Oddities() {}

    static FindingKind kind(Oddity oddity) {
        return switch (oddity) {
            case EXACT_DUPLICATE -> FindingKind.DUPLICATE;
            case SEQUENCE_BREAK -> FindingKind.SEQUENCE_BREAK;
            case CLOCK_SKEW -> FindingKind.CLOCK_SKEW;
            case JITTER -> FindingKind.JITTER;
            case EMPTY_FIELD -> FindingKind.EMPTY;
            case MISSING_COLUMN -> FindingKind.MISSING_COLUMN;
            case CLIPPED -> FindingKind.CLIPPED;
            case UNKNOWN_UNIT -> FindingKind.UNIT;
            case UNRELIABLE -> FindingKind.UNRELIABLE;
            case UNUSED_RECORD, UNTIMED -> FindingKind.UNUSED;
            case CROSSED_BOOK -> FindingKind.CROSSED;
            case CUT_SHORT -> FindingKind.CUT_SHORT;
        };
    }

    static Severity severity(Oddity oddity) {
        return switch (oddity) {
            case SEQUENCE_BREAK, CLOCK_SKEW, CUT_SHORT, UNKNOWN_UNIT, UNRELIABLE, CROSSED_BOOK, UNTIMED ->
                Severity.WARNING;
            case EXACT_DUPLICATE, JITTER, EMPTY_FIELD, MISSING_COLUMN, CLIPPED, UNUSED_RECORD -> Severity.NOTE;
        };
    }
}
