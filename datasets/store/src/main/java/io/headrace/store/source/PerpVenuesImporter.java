package io.headrace.store.source;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a `perp_venues_1h` folder: hourly candles, funding and, where present, open interest of perpetuals on
/// several venues.
///
/// All or nothing: the first impossible row ends the import with a problem, and nothing was written anywhere.
/// Gaps are accepted, since a missing row is missing; funding stamps lose the venue's jitter of some
/// milliseconds.
public final class PerpVenuesImporter {
    /// @throws io.headrace.market.problem.ProblemException HR-1001 to HR-1014, naming file, line and column
    public ImportResult read(Path folder, Progress progress) {
        RawFolder raw = RawFolder.open(folder);
        List<MarketEvent> events = new ArrayList<>();
        List<ImportResult.ImportedFile> files = new ArrayList<>();
        for (Map.Entry<RawTable, Path> entry : raw.files().entrySet()) {
            files.add(readFile(entry.getValue(), entry.getKey(), events, progress));
        }
        events.sort(MarketEvent.ORDER);
        return new ImportResult(events, files);
    }

    private static ImportResult.ImportedFile readFile(
            Path file, RawTable table, List<MarketEvent> events, Progress progress) {
        int before = events.size();
        RowOrder order = new RowOrder();
        LeapWatch leaps = new LeapWatch();
        try (RawFile rows = RawFile.open(file, table, progress)) {
            for (RawRow row = rows.next(); row != null; row = rows.next()) {
                MarketEvent event = table.parse(row, events.size() - before);
                if (leaps.leaps(event.eventNanos())) {
                    throw row.leap(leaps.latestNanos());
                }
                switch (order.of(event)) {
                    case IN_ORDER -> events.add(event);
                    case DUPLICATE -> throw row.duplicate(event.instrument());
                    case BACKWARD -> throw row.backward(order.latestNanos());
                }
            }
        }
        if (events.size() == before) {
            throw Fault.EMPTY.at(file, "the file has a header and no rows", "Fetch it again, or remove it");
        }
        return new ImportResult.ImportedFile(
                String.valueOf(file.getFileName()),
                events.size() - before,
                events.get(before).eventNanos(),
                events.get(events.size() - 1).eventNanos());
    }
}
