package io.headrace.store.formats;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.binance.BinanceFormats;
import io.headrace.store.source.binance.BinanceFrames;
import io.headrace.store.source.capture.CaptureFormats;
import io.headrace.store.source.desk.DeskFormats;
import io.headrace.store.source.dydx.DydxFormats;
import io.headrace.store.source.hyperliquid.HyperliquidFormats;
import io.headrace.store.source.perps.PerpsFormats;
import io.headrace.store.source.protocol.ProtocolFormats;
import io.headrace.store.source.reading.FormatRecognition;
import io.headrace.store.source.tardis.TardisFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every format Headrace reads, and which one a file is of.
public final class SourceFormats {
    private static final List<SourceFormat> ALL = Stream.of(
                    BinanceFormats.all(),
                    BinanceFrames.all(),
                    CaptureFormats.all(),
                    DeskFormats.all(),
                    DydxFormats.all(),
                    HyperliquidFormats.all(),
                    PerpsFormats.all(),
                    ProtocolFormats.all(),
                    TardisFormats.all())
            .flatMap(List::stream)
            .toList();

    private SourceFormats() {}

    /// All formats; their names differ.
    public static List<SourceFormat> all() {
        return ALL;
    }

    /// The format of this name, as `--format` takes it.
    public static Optional<SourceFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /// The format of a file, by its name and how it begins; empty where no format fits.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the file cannot be read, or when only a
    ///     person can tell which of several formats it has
    public static Optional<SourceFormat> of(Path file) {
        return FormatRecognition.of(file, ALL);
    }
}
