package io.headrace.store.source;

/// Turns the messages of one connection into events, in the order they come. The same parser serves a
/// captured file and the live connection.
public interface FrameParser {
    /// @throws BadRecord when the message cannot be; it then changed nothing but what a lost message
    ///     would change
    void frame(Frame frame);

    /// What follows comes over a connection to this address (`wss://...`), where the source says so.
    default void connected(String address) {}

    /// The connection broke here: the next message comes over a new one, and messages between were
    /// lost.
    default void interrupted(String reason) {}

    /// After the last message.
    default void end() {}
}
