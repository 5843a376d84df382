package io.headrace.store.live;

/// What a connection hears, in order.
///
/// @param connection which of the connections made one after the other
sealed interface Heard {
    int connection();

    /// A message of the websocket.
    record Message(int connection, long receivedNanos, String text) implements Heard {}

    /// A whole book, or the failure to get one.
    record Answer(int connection, long receivedNanos, String symbol, String text, boolean failed) implements Heard {}

    /// The time is up for a whole book that was asked for over the websocket.
    ///
    /// @param question which of the connection's, so that one that is answered by now is known
    record Overdue(int connection, String symbol, long question) implements Heard {}

    /// The answer to a ping of the protocol.
    record Alive(int connection) implements Heard {}

    /// The end of the websocket.
    record Lost(int connection, String reason) implements Heard {}
}
