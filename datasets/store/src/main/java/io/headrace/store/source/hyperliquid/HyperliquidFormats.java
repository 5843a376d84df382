package io.headrace.store.source.hyperliquid;

import io.headrace.store.source.SourceFormat;
import java.util.List;

/// The formats of Hyperliquid.
public final class HyperliquidFormats {
    private HyperliquidFormats() {}

    public static List<SourceFormat> all() {
        return List.of(new HyperliquidFrameFormat(), new AssetContextFormat());
    }
}
