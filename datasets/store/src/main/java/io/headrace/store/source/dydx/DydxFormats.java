package io.headrace.store.source.dydx;

import io.headrace.store.source.SourceFormat;
import java.util.List;

/// The formats of dYdX.
public final class DydxFormats {
    private DydxFormats() {}

    public static List<SourceFormat> all() {
        return List.of(new DydxFrameFormat());
    }
}
