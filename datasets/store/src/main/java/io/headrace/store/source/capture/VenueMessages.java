package io.headrace.store.source.capture;

import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.Members;

/// What the messages of one venue say.
interface VenueMessages {
    /// @throws io.headrace.store.source.BadRecord when the message cannot be
    void message(Frame frame, Members root);

    /// What follows comes over a connection to this address.
    default void connected(String address) {}

    /// A new connection: whatever the old one had agreed on is void.
    default void forget() {}
}
