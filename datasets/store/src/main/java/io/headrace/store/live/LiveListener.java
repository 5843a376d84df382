package io.headrace.store.live;

import io.headrace.store.source.SourceListener;
import java.time.Duration;

/// Told what a live connection hears, and how the connection itself fares. Called on the connection's
/// own thread.
public interface LiveListener extends SourceListener {
    /// The venue is reached and subscribed to.
    default void connected() {}

    /// The connection was lost, or could not be made.
    ///
    /// @param reached whether it had been made
    /// @param pause until the next attempt
    default void lost(boolean reached, String reason, Duration pause) {}

    /// A whole book was asked for, since this one is not known.
    default void asked(String symbol) {}
}
