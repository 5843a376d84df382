package io.headrace.training.cli.home;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.training.set.TradedVenues;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A dataset read and verified.
///
/// @param folder it was read from
public record OpenedDataset(Path folder, DatasetManifest manifest, List<MarketEvent> events) {
    /// @param nameOrPath which one; may be left out when there is only one
    public static OpenedDataset open(Home home, @Nullable String nameOrPath) {
        Path folder =
                nameOrPath == null ? only(home.datasets()) : home.datasets().resolve(nameOrPath);
        try (DatasetReader reader = DatasetReader.open(folder)) {
            return new OpenedDataset(folder, reader.manifest(), reader.events());
        }
    }

    /// The settings of a file, or the standard desk on the venues that can be traded here.
    public DeskSettings settings(@Nullable Path file) {
        return file == null ? settings(Integer.MAX_VALUE) : DeskSettings.load(file);
    }

    /// The standard desk on at most so many venues.
    public DeskSettings settings(int mostVenues) {
        return settings(manifest.name(), events, mostVenues);
    }

    /// @param name of the dataset, for the sentence when there is no such desk
    public static DeskSettings settings(String name, List<MarketEvent> events, int mostVenues) {
        TradedVenues traded = TradedVenues.in(events).first(mostVenues);
        if (traded.venues().size() < 2 || traded.coins().isEmpty()) {
            throw new Problem(
                            "HR-9012",
                            "a desk of funding pairs needs two venues that pay funding on every coin with prices, found "
                                    + traded.venues(),
                            name,
                            "Import data of more venues, or name venues and coins in a settings file",
                            ExitCode.INVALID)
                    .toException();
        }
        return DeskSettings.defaults(traded.venues(), traded.coins());
    }

    private static Path only(DatasetCatalog catalog) {
        List<DatasetCatalog.Entry> entries = catalog.list();
        if (entries.size() != 1) {
            String names = entries.stream().map(DatasetCatalog.Entry::name).collect(Collectors.joining(", "));
            throw new Problem(
                            "HR-9011",
                            entries.isEmpty() ? "there is no dataset yet" : "there are several datasets: " + names,
                            catalog.datasetsHome().toString(),
                            entries.isEmpty()
                                    ? "Make one with 'data import' or 'data generate'"
                                    : "Name one with --dataset",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        return entries.getFirst().path();
    }
}
