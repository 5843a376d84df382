package io.headrace.store.source.frame;

/// How a venue numbers the messages of a book, and so how a lost one shows.
public enum Numbering {
    /// No numbers: a loss does not show.
    NONE {
        @Override
        boolean isOld(BookChange change, long last) {
            return false;
        }

        @Override
        boolean follows(BookChange change, long last, boolean afterWhole) {
            return true;
        }
    },
    /// Each message is one more than that before: Kraken futures `seq`, Bybit v5 `u`.
    STEPS {
        @Override
        boolean isOld(BookChange change, long last) {
            return change.last() <= last;
        }

        @Override
        boolean follows(BookChange change, long last, boolean afterWhole) {
            return change.first() == last + 1;
        }
    },
    /// Each message says the number before it: Deribit `prev_change_id`, OKX `prevSeqId`.
    CHAIN {
        /// A venue that begins to count anew (OKX after maintenance) still names the number before: that is no old
        /// message.
        @Override
        boolean isOld(BookChange change, long last) {
            return change.last() <= last && change.previous() != last;
        }

        @Override
        boolean follows(BookChange change, long last, boolean afterWhole) {
            return change.previous() == last;
        }
    },
    /// Binance spot: a message holds changes U to u; the first after a whole book must include the one
    /// after it, later U = u before + 1.
    RANGES {
        @Override
        boolean isOld(BookChange change, long last) {
            return change.last() <= last;
        }

        @Override
        boolean follows(BookChange change, long last, boolean afterWhole) {
            return afterWhole ? change.first() <= last + 1 : change.first() == last + 1;
        }
    },
    /// Binance futures: the first message after a whole book must span its number (U <= number <= u),
    /// later pu = u before.
    RANGES_IN_CHAIN {
        @Override
        boolean isOld(BookChange change, long last) {
            return change.last() < last;
        }

        @Override
        boolean follows(BookChange change, long last, boolean afterWhole) {
            return change.previous() == last || afterWhole && change.first() <= last;
        }

        /// The message that ends at the whole book's own number belongs after it; later it is the same once more.
        @Override
        boolean isRepeated(BookChange change, long last, boolean afterWhole) {
            return !afterWhole && change.last() == last && change.previous() < last;
        }
    };

    /// Whether a book that includes all up to `last` includes the change.
    abstract boolean isOld(BookChange change, long last);

    /// Whether the change is the one just applied, once more.
    boolean isRepeated(BookChange change, long last, boolean afterWhole) {
        return false;
    }

    /// Whether nothing lies between `last` and the change.
    ///
    /// @param afterWhole whether `last` is the number of a whole book
    abstract boolean follows(BookChange change, long last, boolean afterWhole);
}
