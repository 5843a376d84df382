package io.headrace.inference.feed;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A venue whose messages are also written down as a capturing program does, each with its receipt.
record Written(LiveVenue venue, List<String> lines) implements LiveVenue {
    static final String OPENED = "wss://a.venue <-> 0";

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        FrameParser parser = venue.parser(output, requests);
        lines.add(OPENED);
        return new FrameParser() {
            @Override
            public void frame(Frame frame) {
                parser.frame(frame);
                lines.add(frame.receivedNanos() + " " + frame.json());
            }

            @Override
            public void interrupted(String reason) {
                parser.interrupted(reason);
                lines.add(OPENED);
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
    public boolean isHeartbeat(String message) {
        return venue.isHeartbeat(message);
    }
}
