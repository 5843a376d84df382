package io.headrace.store.source.capture;

import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.Beginning;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Numbering;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The websocket messages of one venue, captured line by line.
final class VenueCapture implements FrameFormat {
    private final String venue;
    private final Numbering numbering;
    private final List<String> hosts;
    private final Pattern beginning;
    private final Function<EventWriter, VenueMessages> messages;

    /// @param numbering of its books
    /// @param hosts how the addresses of its connections begin, after `wss://`
    /// @param beginning how its first message begins, white space left out
    VenueCapture(
            String venue,
            Numbering numbering,
            List<String> hosts,
            String beginning,
            Function<EventWriter, VenueMessages> messages) {
        this.venue = venue;
        this.numbering = numbering;
        this.hosts = List.copyOf(hosts);
        this.beginning = Pattern.compile(beginning);
        this.messages = messages;
    }

    @Override
    public String name() {
        return venue + "-capture";
    }

    @Override
    public String about() {
        return "captured websocket of " + venue + ": books, trades and what else it tells";
    }

    @Override
    public boolean recognizes(String fileName, String text) {
        return Beginning.connectsTo(text, hosts)
                || beginning.matcher(Beginning.ofMessage(text)).matches();
    }

    @Override
    public FrameParser parser(String fileName, SourceOutput output) {
        return parser(output, SnapshotRequests.NONE);
    }

    /// The same of a connection that can be asked for whole books.
    FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        var writer = new EventWriter(output, numbering, requests);
        return new CaptureParser(writer, messages.apply(writer));
    }
}
