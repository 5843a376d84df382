package io.headrace.inference.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The positions the desk announced while it runs, one JSON line each, on disk before anyone is told
/// that they were taken. What is announced becomes known in the period that is open then, and is told to
/// every later run at the same instant, so that a replay that has the file decides the same.
///
/// A last line that was cut short was never acknowledged and is dropped. Written by the API, read
/// by the loop.
public final class PlanFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// What a fold keeps ahead for one contract.
    private static final int MOST_AHEAD = 64;

    private final Path file;
    private final long notBeforeNanos;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private int given;
    private long boundaryNanos = Long.MIN_VALUE;
    private boolean ended;

    /// One announcement.
    ///
    /// @param id the client's own, never used for another announcement
    public record Entry(String id, PlannedPosition position) {
        private boolean says(Instrument instrument, long effectiveNanos, double quantity) {
            return position.instrument().equals(instrument)
                    && position.effectiveNanos() == effectiveNanos
                    && position.quantity() == quantity;
        }
    }

    /// What became of an announcement.
    ///
    /// @param fresh false when it had been taken before
    public record Receipt(Entry entry, boolean fresh) {}

    /// As it stands in the file.
    record Line(String id, String venue, String coin, long knownNanos, long effectiveNanos, double quantity) {}

    private PlanFile(Path file, long notBeforeNanos) {
        this.file = file;
        this.notBeforeNanos = notBeforeNanos;
    }

    /// Reads what was announced before; the file comes into being with the first announcement.
    ///
    /// @param notBeforeNanos the end of what is decided already: nothing becomes known before it
    ///     any more
    /// @throws ProblemException HR-5015 when the file cannot be read
    public static PlanFile open(Path file, long notBeforeNanos) {
        PlanFile plan = new PlanFile(file, notBeforeNanos);
        if (Files.exists(file)) {
            try {
                plan.read();
            } catch (IOException | IllegalArgumentException e) {
                throw unusable(file, "cannot be read", e);
            }
        }
        return plan;
    }

    /// Takes an announcement: on disk when this returns.
    ///
    /// @throws ProblemException HR-5016 when the id was used for another one, the contract has too many,
    ///     or no feed runs; HR-5017 when it would be in force before it is known; HR-5015 when it cannot
    ///     be written
    public synchronized Receipt announce(String id, Instrument instrument, long effectiveNanos, double quantity) {
        Entry earlier = byId.get(id);
        if (earlier != null) {
            if (earlier.says(instrument, effectiveNanos, quantity)) {
                return new Receipt(earlier, false);
            }
            throw conflict("the id '" + id + "' announced something else before", "Give a new id");
        }
        long known = knownNanos();
        if (effectiveNanos < known) {
            throw new Problem(
                            "HR-5017",
                            "effective_at must not lie before the desk's present, " + Instant.ofEpochSecond(0, known),
                            "effective_at",
                            "Give a later time",
                            ExitCode.INVALID)
                    .toException();
        }
        requireRoom(instrument, known);
        PlannedPosition position =
                new PlannedPosition(instrument, known, known, entries.size(), effectiveNanos, quantity);
        Entry entry = new Entry(id, position);
        append(entry);
        keep(entry);
        return new Receipt(entry, true);
    }

    /// What became known by a boundary and was not given yet. Whatever is announced from now on is
    /// known later.
    synchronized List<PlannedPosition> upTo(long boundary) {
        boundaryNanos = boundary;
        List<PlannedPosition> known = new ArrayList<>();
        while (given < entries.size() && entries.get(given).position().knownNanos() <= boundary) {
            known.add(entries.get(given++).position());
        }
        return known;
    }

    /// The feed has ended: an announcement would reach no decision any more.
    synchronized void end() {
        ended = true;
    }

    /// Everything announced, oldest first.
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    private long knownNanos() {
        if (ended) {
            throw conflict("the desk's feed has ended", "Start the desk again on a longer one");
        }
        if (boundaryNanos == Long.MIN_VALUE) {
            throw conflict("the desk has not begun to read its feed", "Try again in a moment");
        }
        long last = entries.isEmpty()
                ? Long.MIN_VALUE
                : entries.getLast().position().knownNanos();
        return Math.max(Math.max(boundaryNanos + 1, notBeforeNanos + 1), last);
    }

    private void requireRoom(Instrument instrument, long knownNanos) {
        long ahead = entries.stream()
                .map(Entry::position)
                .filter(position -> position.instrument().equals(instrument))
                .filter(position -> position.effectiveNanos() > knownNanos)
                .count();
        if (ahead >= MOST_AHEAD - 1) {
            throw conflict(
                    "there are " + ahead + " announcements ahead for " + instrument.venue() + ' ' + instrument.coin(),
                    "Wait until the first of them is in force");
        }
    }

    private void append(Entry entry) {
        PlannedPosition position = entry.position();
        Line line = new Line(
                entry.id(),
                position.instrument().venue(),
                position.instrument().coin(),
                position.knownNanos(),
                position.effectiveNanos(),
                position.quantity());
        try {
            DurableAppend.to(file, JSON.writeValueAsString(line) + '\n');
        } catch (IOException e) {
            throw unusable(file, "cannot be written", e);
        }
    }

    private void read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        if (whole < bytes.length) {
            try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
                cut.truncate(whole);
                cut.force(true);
            }
        }
        for (String text : new String(bytes, 0, whole, StandardCharsets.UTF_8).split("\n")) {
            if (!text.isEmpty()) {
                keep(entry(JSON.readValue(text, Line.class)));
            }
        }
    }

    private Entry entry(Line line) {
        return new Entry(
                line.id(),
                new PlannedPosition(
                        new Instrument(line.venue(), line.coin()),
                        line.knownNanos(),
                        line.knownNanos(),
                        entries.size(),
                        line.effectiveNanos(),
                        line.quantity()));
    }

    private void keep(Entry entry) {
        entries.add(entry);
        byId.put(entry.id(), entry);
    }

    private static ProblemException conflict(String what, String remedy) {
        return new Problem("HR-5016", what, "", remedy, ExitCode.CONFLICT).toException();
    }

    private static ProblemException unusable(Path file, String what, Exception cause) {
        String reason = cause instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(cause.getMessage());
        return new Problem(
                        "HR-5015",
                        "the file of announced positions " + what + ": " + reason,
                        file.toString(),
                        "Allow reading and writing there, or set the file aside",
                        ExitCode.INTEGRITY)
                .toException(cause);
    }
}
