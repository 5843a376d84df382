package io.headrace.store.source;

/// Turns the messages of one connection into events, in the order they come. The same parser serves a captured file
/// and the live connection.
public interface FrameParser {
    /// @throws BadRecord when the message cannot be
    void frame(Frame frame);

    /// After the last message.
    default void end() {}
}
