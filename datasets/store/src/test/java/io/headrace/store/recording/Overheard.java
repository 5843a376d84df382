package io.headrace.store.recording;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A venue whose messages are also written down as a capturing program does, each with its receipt.
record Overheard(LiveVenue venue, List<String> lines) implements LiveVenue {
    private static final String OPENED = "wss://a.venue <-> 0";

    static Overheard of(LiveVenue venue) {
        return new Overheard(venue, Collections.synchronizedList(new ArrayList<>(List.of(OPENED))));
    }

    /// Waits until so many lines were written down.
    void awaitLines(int count) {
        until(() -> lines.size() >= count);
    }

    /// Half a minute is far more than it takes.
    static void until(BooleanSupplier wanted) {
        for (int waited = 0; !wanted.getAsBoolean(); waited++) {
            if (waited > 6_000) {
                throw new AssertionError("it did not come");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        FrameParser parser = venue.parser(output, requests);
        return new FrameParser() {
            @Override
            public void frame(Frame frame) {
                lines.add(frame.receivedNanos() + " " + frame.json());
                parser.frame(frame);
            }

            @Override
            public void interrupted(String reason) {
                lines.add(OPENED);
                parser.interrupted(reason);
            }

            @Override
            public void end() {
                parser.end();
            }
        };
    }

    @Override
    public String name() {
        return venue.name();
    }

    @Override
    public URI address() {
        return venue.address();
    }

    @Override
    public List<String> subscriptions() {
        return venue.subscriptions();
    }

    @Override
    public List<String> books() {
        return venue.books();
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return venue.wholeBook(symbol);
    }

    @Override
    public Optional<String> ping() {
        return venue.ping();
    }

    @Override
    public Duration pingEvery() {
        return venue.pingEvery();
    }

    @Override
    public boolean isHeartbeat(String message) {
        return venue.isHeartbeat(message);
    }

    @Override
    public Optional<String> heartbeatAnswer(String heartbeat) {
        return venue.heartbeatAnswer(heartbeat);
    }
}
