package io.headrace.store.live;

import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What to say to one venue to hear its public stream.
public interface LiveVenue {
    /// For people, such as `binance`.
    String name();

    /// Of the websocket.
    URI address();

    /// What to send once connected.
    List<String> subscriptions();

    /// The symbols whose books are told as changes of a whole one. Where that is fetched it is asked for
    /// once connected; else it should come with the subscription, and is asked for when it does not.
    List<String> books();

    /// How to get a whole book, the first or after a break.
    WholeBook wholeBook(String symbol);

    /// What to send into a silence to hear whether the venue is still there; without it the protocol's
    /// own ping is sent.
    default Optional<String> ping() {
        return Optional.empty();
    }

    /// How often to ping whether there is a silence or not.
    default Duration pingEvery() {
        return Duration.ofDays(1);
    }

    /// Whether a message only says that the venue is there: it tells nothing of the market and is not
    /// read.
    default boolean isHeartbeat(String message) {
        return false;
    }

    /// What the venue wants to hear after a heartbeat, else it closes the connection.
    default Optional<String> heartbeatAnswer(String heartbeat) {
        return Optional.empty();
    }

    /// The parser of captures, for this connection.
    FrameParser parser(SourceOutput output, SnapshotRequests requests);

    /// How a venue tells a whole book.
    sealed interface WholeBook {
        /// Fetched over HTTP; the answer becomes a message between two pieces of text that say whose it
        /// is.
        record Fetched(URI address, String before, String after) implements WholeBook {}

        /// Sent over the websocket after these messages.
        record Asked(List<String> messages) implements WholeBook {
            public Asked {
                messages = List.copyOf(messages);
            }
        }
    }
}
