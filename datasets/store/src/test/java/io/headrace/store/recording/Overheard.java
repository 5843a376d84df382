package io.headrace.store.recording;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A venue whose messages are also written down as a capturing program does, each with its receipt.
record Overheard(LiveVenue venue, List<String> lines) implements LiveVenue {
    private static final String OPENED = "wss://a.venue <-> 0";

    static Overheard of(LiveVenue venue) {
        return new Overheard(venue, Collections.synchronizedList(new ArrayList<>(List.of(OPENED))));
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
    public List<String> booksToAsk() {
        return venue.booksToAsk();
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return venue.wholeBook(symbol);
    }

    @Override
    public Optional<String> ping() {
        return venue.ping();
    }
}
