package io.headrace.training.cli.data;

import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `data generate`.
@Command(
        name = "generate",
        sortOptions = false,
        description = "Makes a synthetic market with known true quantiles; the same seed gives the same bytes.")
public final class DataGenerateCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--name", defaultValue = "synthetic", description = "What to call it (default: ${DEFAULT-VALUE}).")
    private String name = "synthetic";

    @Option(names = "--seed", description = "Any whole number (default: that of the demo).")
    private @Nullable Long seed;

    @Option(names = "--days", defaultValue = "60", description = "Whole days (default: ${DEFAULT-VALUE}).")
    private int days = 60;

    @Option(names = "--replace", description = "Replace the dataset of this name.")
    private boolean replace;

    @Override
    protected Result run(ConsoleProgress progress) {
        if (days < 1 || days > 3660) {
            throw new ParameterException(spec.commandLine(), "--days must be 1 to 3660, was " + days);
        }
        Path folder = Home.fromEnvironment().datasets().folderFor(name);
        SyntheticSpec market = SyntheticSpec.demo().withDays(days);
        return new DatasetResult(
                "generate", folder, write(folder, seed == null ? market : market.withSeed(seed), replace, progress));
    }

    public static String origin(SyntheticSpec market) {
        return "synthetic market, seed " + market.seed() + ", " + market.days() + " days";
    }

    /// Generates and writes a market under the folder's name.
    static DatasetManifest write(Path folder, SyntheticSpec market, boolean replace, ConsoleProgress progress) {
        DatasetHeader header = new DatasetHeader(String.valueOf(folder.getFileName()), "CC0-1.0", origin(market));
        var events = new SyntheticMarket(market).events();
        return replace
                ? DatasetWriter.replace(folder, header, events, progress)
                : DatasetWriter.write(folder, header, events, progress);
    }
}
