package io.headrace.settlement.tables;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.SqliteFile.Work;
import java.util.function.Supplier;

/// Tables on a server that outlive a broken connection: between two transactions another one is opened, with all that
/// is checked at the first. A write that broke is told as broken and never tried again here: whoever wrote it reads
/// whether it is there. Not for a courier's books, whose memory of them must end with the connection.
final class LastingTables implements Tables {
    private final Supplier<PostgresTables> source;
    private PostgresTables current;

    LastingTables(Supplier<PostgresTables> source) {
        this.source = source;
        this.current = source.get();
    }

    @Override
    public synchronized <T> T write(String what, Work<T> work) {
        return alive().write(what, work);
    }

    /// Asked once more over another connection when the one at hand broke: nothing was to be changed.
    @Override
    public synchronized <T> T read(Work<T> work) {
        try {
            return current.read(work);
        } catch (ProblemException e) {
            if (current.isAlive()) {
                throw e;
            }
            return alive().read(work);
        }
    }

    private PostgresTables alive() {
        if (!current.isAlive()) {
            current.close();
            current = source.get();
        }
        return current;
    }

    @Override
    public String lock() {
        return PostgresTables.LOCK;
    }

    @Override
    public synchronized void close() {
        current.close();
    }
}
