package io.headrace.store.source;

import org.jspecify.annotations.Nullable;

/// A row or message that cannot be. The reader adds file and line, or connection and number of the
/// message.
public final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final int column;
    private final transient Fault fault;
    private final @Nullable String remedy;

    /// @param field the column's or member's name
    /// @param column from 1, or 0 where there are none
    /// @param reason what the value is and what it must be
    public BadRecord(String field, int column, String reason) {
        this(Fault.RANGE, field, column, reason);
    }

    /// @param remedy what a person can do about it, where that is not to fetch the file again
    public BadRecord(String field, int column, String reason, String remedy) {
        this(Fault.RANGE, field, column, reason, remedy);
    }

    public BadRecord(Fault fault, String field, int column, String reason) {
        this(fault, field, column, reason, null);
    }

    private BadRecord(Fault fault, String field, int column, String reason, @Nullable String remedy) {
        super(reason, null, false, false);
        this.remedy = remedy;
        this.field = field;
        this.column = column;
        this.fault = fault;
    }

    /// Which kind of fault it is; the reader's problem bears its number.
    public Fault fault() {
        return fault;
    }

    public String field() {
        return field;
    }

    public int column() {
        return column;
    }

    /// What to do about it; null where nothing better is known than to fetch the file again.
    public @Nullable String remedy() {
        return remedy;
    }
}
