package io.headrace.store.column;

/// A column of a table of events; never null.
///
/// @param name in small letters, with its unit last where it has one
public record Column(String name, Type type) {
    /// Types that DuckDB, pandas and Spark all read without a setting.
    public enum Type {
        /// 64-bit integer.
        WHOLE,
        /// 64-bit IEEE number.
        REAL,
        /// UTF-8.
        TEXT,
        /// List of 64-bit IEEE numbers.
        REALS,
        /// List of texts.
        TEXTS;

        /// Whether a cell holds any number of values.
        public boolean isList() {
            return this == REALS || this == TEXTS;
        }
    }

    static Column whole(String name) {
        return new Column(name, Type.WHOLE);
    }

    static Column real(String name) {
        return new Column(name, Type.REAL);
    }

    static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    static Column reals(String name) {
        return new Column(name, Type.REALS);
    }

    static Column texts(String name) {
        return new Column(name, Type.TEXTS);
    }
}
