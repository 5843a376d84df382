package io.headrace.inference.feed;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.monitor.ChainFact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the desk read from its chains while it ran, a row each as the format `chain-facts` imports them,
/// on disk before a decision may see it. Told to every later run at the same instants, so that a
/// restart, and a replay that has the file, decide the same.
///
/// Rows of earlier runs are read as they become due, and not kept. A last row that was cut short was
/// seen by no decision and is dropped. A fact that would become known long after what is decided now is
/// not taken: all later ones would have to wait for it. Written by whoever watches the chains, read by
/// the loop.
public final class FactFile {
    private static final long LATE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_FRESH = 100_000; // minutes of a dozen chains; beyond, the loop has stopped

    private final Path file;
    private final Reach reach;
    private final FactStamp stamp;
    private final Deque<MarketEvent> fresh = new ArrayDeque<>();
    private @Nullable Earlier earlier;
    private long rows;
    private long lastNanos = Long.MIN_VALUE;
    private long boundaryNanos = Long.MIN_VALUE;
    private long passedNanos = Long.MIN_VALUE;
    private boolean ended;

    /// When facts of a run may become known: after what is decided already, and not later than a period
    /// and a minute, in which a loop may be busy, after what is open.
    ///
    /// @param decidedNanos the end of what is decided already
    /// @param periodNanos of the desk, positive
    /// @param nowNanos by the receiving clock; [Long#MAX_VALUE] of a replay, whose hours are another's
    public record Reach(long decidedNanos, long periodNanos, long nowNanos) {
        private boolean exceeds(long knownNanos, long openNanos) {
            return knownNanos - Math.max(openNanos, decidedNanos) > periodNanos + LATE_NANOS;
        }
    }

    private FactFile(Path file, Reach reach, FactStamp stamp) {
        this.file = file;
        this.reach = reach;
        this.stamp = stamp;
    }

    /// Checks what was written before; the file comes into being with the first fact.
    ///
    /// @throws ProblemException HR-5025 when the file cannot be read; HR-5026 when a row of it lies
    ///     ahead of the clock
    public static FactFile open(Path file, Reach reach, FactStamp stamp) {
        FactFile facts = new FactFile(file, reach, stamp);
        if (Files.exists(file)) {
            try {
                facts.check();
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                throw FactFault.unusable(file, "cannot be read", e);
            }
        }
        return facts;
    }

    /// Takes what was read: on disk when this returns. Before the desk has begun to read its feed, and
    /// after its end, nothing is taken.
    ///
    /// @throws ProblemException HR-5025 when it cannot be written, HR-5026 when it would become known
    ///     too late, HR-5027 when too much waits for the loop: then none of it is known
    public synchronized void tell(List<ChainFact> read) {
        if (ended || boundaryNanos == Long.MIN_VALUE || read.isEmpty()) {
            return;
        }
        if (fresh.size() + read.size() > MOST_FRESH) {
            throw FactFault.waiting(file, fresh.size());
        }
        long known = Math.max(Math.max(boundaryNanos, reach.decidedNanos()) + 1, lastNanos);
        StringBuilder text = new StringBuilder();
        List<MarketEvent> events = new ArrayList<>();
        for (ChainFact one : read) {
            ChainFact fact = stamp.stamped(one, known);
            known = fact.knownNanos();
            events.add(fact.event(rows + events.size()));
            text.append(fact.row()).append('\n');
        }
        if (reach.exceeds(known, passedNanos)) {
            throw FactFault.tooLate(file, known, Math.max(passedNanos, reach.decidedNanos()));
        }
        append(text.toString());
        rows += events.size();
        lastNanos = known;
        fresh.addAll(events);
    }

    /// What became known by a boundary and was not given yet. Whatever is told from now on is known
    /// later.
    ///
    /// @param passed up to when the feed will give events without waiting, not before the boundary
    synchronized List<MarketEvent> upTo(long boundary, long passed) {
        boundaryNanos = boundary;
        passedNanos = passed;
        List<MarketEvent> known = new ArrayList<>();
        if (earlier != null && !earlier.giveThrough(boundary, known)) {
            earlier = null;
        }
        while (!fresh.isEmpty() && fresh.getFirst().knownNanos() <= boundary) {
            known.add(fresh.removeFirst());
        }
        return known;
    }

    /// Of a feed that has not fallen behind.
    List<MarketEvent> upTo(long boundary) {
        return upTo(boundary, boundary);
    }

    /// The feed has ended: a fact would reach no decision any more.
    synchronized void end() {
        ended = true;
    }

    /// Rows of an earlier run, as they become due.
    private static final class Earlier {
        private final BufferedReader reader;
        private final long rows;
        private long given;
        private @Nullable MarketEvent next;

        private Earlier(Path file, long rows) throws IOException {
            this.reader = Files.newBufferedReader(file);
            this.rows = rows;
            reader.readLine(); // the header
            advance();
        }

        /// @return whether there are more
        private boolean giveThrough(long boundary, List<MarketEvent> known) {
            try {
                for (MarketEvent event = next; event != null && event.knownNanos() <= boundary; event = next) {
                    known.add(event);
                    advance();
                }
                if (next == null) {
                    reader.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return next != null;
        }

        private void advance() throws IOException {
            String row = given < rows ? reader.readLine() : null;
            next = row == null ? null : ChainFact.read(row).event(given++);
        }
    }

    /// Drops a row that was cut short, and looks at all others.
    private void check() throws IOException {
        long whole = whole();
        try (FileChannel all = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (whole < all.size()) {
                all.truncate(whole);
                all.force(true);
            }
        }
        if (whole == 0) {
            return;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            if (!ChainFact.HEADER.equals(reader.readLine())) {
                throw new IllegalArgumentException("its header is not " + ChainFact.HEADER);
            }
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                lastNanos = checked(row);
                if (reach.exceeds(lastNanos, reach.nowNanos())) {
                    throw FactFault.ahead(file, rows + 2, lastNanos, reach.nowNanos());
                }
                rows++;
            }
        }
        earlier = rows == 0 ? null : new Earlier(file, rows);
    }

    /// @return when it became known
    private long checked(String row) {
        try {
            long known = ChainFact.read(row).event(rows).knownNanos();
            if (known < lastNanos) {
                throw new IllegalArgumentException("it was known before the row above");
            }
            return known;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("row " + (rows + 2) + ": " + e.getMessage(), e);
        }
    }

    /// Bytes up to the end of the last row that is whole.
    private long whole() throws IOException {
        try (FileChannel all = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            for (long end = all.size(); end > 0; end--) {
                one.clear();
                all.read(one, end - 1);
                if (one.get(0) == '\n') {
                    return end;
                }
            }
            return 0;
        }
    }

    private void append(String text) {
        try {
            boolean empty = !Files.exists(file) || Files.size(file) == 0;
            DurableAppend.to(file, empty ? ChainFact.HEADER + '\n' + text : text);
        } catch (IOException e) {
            throw FactFault.unusable(file, "cannot be written", e);
        }
    }
}
