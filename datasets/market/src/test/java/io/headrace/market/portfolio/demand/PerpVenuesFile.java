package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads the public candles and funding without the store. Funding is known at its stamp rounded to the hour, which
/// is the reference experiment's convention and not what the importer does.
final class PerpVenuesFile {
    private static final long HOUR = 3_600_000_000_000L;

    private PerpVenuesFile() {}

    static List<MarketEvent> events(Path folder) {
        List<MarketEvent> events = new ArrayList<>();
        rows(folder.resolve("candles_1h.csv.gz"), row -> events.add(bar(row, events.size())));
        rows(folder.resolve("funding.csv.gz"), row -> events.add(funding(row, events.size())));
        events.sort(MarketEvent.ORDER);
        return events;
    }

    private static Bar bar(String[] row, long sequence) {
        long opened = nanos(row[0]);
        return new Bar(
                new Instrument(row[1], row[2]),
                opened,
                opened + HOUR,
                sequence,
                Double.parseDouble(row[3]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]),
                Double.parseDouble(row[6]),
                Double.parseDouble(row[7]));
    }

    private static Funding funding(String[] row, long sequence) {
        long rounded = Math.floorDiv(nanos(row[0]) + HOUR / 2, HOUR) * HOUR;
        return new Funding(new Instrument(row[1], row[2]), rounded, rounded, sequence, Double.parseDouble(row[3]));
    }

    private static long nanos(String stamp) {
        return Instant.parse(stamp).toEpochMilli() * 1_000_000L;
    }

    private static void rows(Path file, Consumer<String[]> each) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            lines.skip(1).forEach(line -> each.accept(line.split(",", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
