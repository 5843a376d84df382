package io.headrace.store.source.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a row's stamp is from the event's, and the event's from when it was known.
record Stamps(long shiftNanos, long knownAfterNanos) {
    static Stamps of(MappedKind kind, Part part, Map<String, Part> members, @Nullable Part knownColumn) {
        if (kind == MappedKind.BARS) {
            refuse(members.get("known_after"), "bars are known at their close");
            refuse(knownColumn, "bars are known at their close");
            long length = Span.nanos(part.required(members, "bar"));
            Part stamp = part.required(members, "stamp");
            return switch (stamp.text()) {
                case "open" -> new Stamps(0, length);
                case "close" -> new Stamps(-length, length);
                default -> throw stamp.wrong("unknown stamp '" + stamp.text() + "'", "Known are open and close");
            };
        }
        refuse(members.get("stamp"), "only bars are stamped at their open or close");
        refuse(members.get("bar"), "only bars have a length");
        Part after = members.get("known_after");
        if (after != null) {
            refuse(knownColumn, "it stands beside known_after");
            return new Stamps(0, Span.nanos(after));
        }
        if (knownColumn == null && kind.isPublishedLate()) {
            throw part.wrong(
                    "the mapping does not say when the value became known",
                    "State known_after under time (a daily index: 1d), or a column under known");
        }
        return new Stamps(0, 0);
    }

    private static void refuse(@Nullable Part part, String why) {
        if (part != null) {
            throw part.wrong("this has no meaning here: " + why, "Remove it");
        }
    }
}
