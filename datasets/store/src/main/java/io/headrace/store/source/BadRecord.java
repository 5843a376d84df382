package io.headrace.store.source;

/// A row or message that cannot be. The reader adds file and line, or connection and number of the
/// message.
public final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final int column;
    private final transient Fault fault;

    /// @param field the column's or member's name
    /// @param column from 1, or 0 where there are none
    /// @param reason what the value is and what it must be
    public BadRecord(String field, int column, String reason) {
        this(Fault.RANGE, field, column, reason);
    }

    BadRecord(Fault fault, String field, int column, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.column = column;
        this.fault = fault;
    }

    /// Which kind of fault it is; the reader's problem bears its number.
    Fault fault() {
        return fault;
    }

    public String field() {
        return field;
    }

    public int column() {
        return column;
    }
}
