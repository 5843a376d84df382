package io.headrace.training.cli;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.store.intake.RawEvents;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.data.DataGenerateCommand;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the demo's data comes from; each source has a dataset of its own.
///
/// @param name of the dataset
/// @param folder of raw files; null for the synthetic market
/// @param origin for people
record DemoData(String name, @Nullable Path folder, String origin) {
    /// What the demo's models look at.
    private static final Set<EventKind> KINDS = EnumSet.of(EventKind.BAR, EventKind.FUNDING, EventKind.OPEN_INTEREST);

    private static final int DAYS = 60;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final int LONGEST_NAME = 48;

    static DemoData of(@Nullable Path folder) {
        if (folder == null) {
            return new DemoData("demo-synthetic", null, "a synthetic market of " + DAYS + " days");
        }
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String plain = (last == null ? "data" : last.toString()).replaceAll("[^A-Za-z0-9._-]", "_");
        return new DemoData(
                "demo-" + plain.substring(0, Math.min(plain.length(), LONGEST_NAME)),
                folder,
                folder + ", last " + DAYS + " days");
    }

    /// In [MarketEvent#ORDER], nothing written yet.
    List<MarketEvent> events(ConsoleProgress progress) {
        if (folder == null) {
            return new SyntheticMarket(spec()).events();
        }
        List<MarketEvent> all = RawEvents.in(folder, progress).stream()
                .filter(event -> KINDS.contains(event.kind()))
                .toList();
        long from = all.getLast().knownNanos() - DAYS * DAY_NANOS;
        return all.stream().filter(event -> event.eventNanos() >= from).toList();
    }

    /// Writes the events in place of what an earlier demo of the same source left.
    OpenedDataset write(Home home, List<MarketEvent> events, ConsoleProgress progress) {
        DatasetHeader header = folder == null
                ? new DatasetHeader(name, "CC0-1.0", DataGenerateCommand.origin(spec()))
                : new DatasetHeader(name, "unknown", "imported from " + origin);
        Path written = home.datasets().folderFor(name);
        DatasetManifest manifest = DatasetWriter.replace(written, header, events, progress);
        return new OpenedDataset(written, manifest, events);
    }

    private static SyntheticSpec spec() {
        return SyntheticSpec.demo().withDays(DAYS);
    }
}
