package io.headrace.store.source.binance;

import io.headrace.store.source.SourceFormat;
import java.util.List;

/// The messages of Binance.
public final class BinanceFrames {
    private BinanceFrames() {}

    public static List<SourceFormat> all() {
        return List.of(new BinanceStreamFormat());
    }
}
