package io.headrace.store.source;

/// One public or own format that Headrace reads: how to recognize it, and how its records become events.
public sealed interface SourceFormat permits TableFormat, FrameFormat {
    /// The name for `--format`, such as `binance-klines`.
    String name();

    /// What it holds and who publishes it, one line for people.
    String about();

    /// What makes of the same bytes the same events: the name, and where that is not all, what else decides.
    default String reading() {
        return name();
    }
}
