package io.headrace.store.source.capture;

import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;

/// The messages of one connection to one venue.
record CaptureParser(EventWriter writer, VenueMessages messages) implements FrameParser {
    @Override
    public void frame(Frame frame) {
        messages.message(frame, Members.of(frame));
    }

    @Override
    public void connected(String address) {
        messages.connected(address);
    }

    @Override
    public void interrupted(String reason) {
        writer.state().interrupted(reason);
        messages.forget();
    }

    @Override
    public void end() {
        writer.state().end();
    }
}
