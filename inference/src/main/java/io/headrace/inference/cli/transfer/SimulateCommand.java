package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.problem.ExitCode;
import io.headrace.settlement.simulation.Simulation;
import io.headrace.settlement.simulation.SimulationReport;
import io.headrace.settlement.simulation.Tally;
import io.headrace.settlement.simulation.world.Assembly;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `simulate`.
@Command(
        name = "simulate",
        sortOptions = false,
        description =
                "Runs the courier of transfers, as it runs in production, through seeded worlds: chains with reorgs, nodes that "
                        + "lag and lie, bridges, venues, kills at every boundary, torn and restored journals. First faults strike, then "
                        + "they stop and everything must come to an end; then the books are held against the truth.",
        footer = {
            "",
            "A seed gives the same run everywhere: '--seeds 1 --seed N' replays one.",
            "Exit codes: 0 nothing lost, doubled or broken; 4 otherwise. Example: ./headrace simulate --seeds 20000 --json"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many worlds (default: ${DEFAULT-VALUE}).")
    private long seeds = 1000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The first of them (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many run at a time (default: one a processor). The result is the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Keep what is done in this file, and go on from there when it exists.")
    private @Nullable Path resume;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        if (seeds < 1 || threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds and --threads must be positive, were " + seeds + " and " + threads);
        }
        SimulationProgress progress = new SimulationProgress(spec.commandLine().getErr(), System::nanoTime);
        Simulation simulation = new Simulation(threads, Assembly.PRODUCTION);
        SimulationReport report = resume == null
                ? simulation.run(seed, seeds, Tally.NONE, progress, done -> {})
                : resumed(simulation, new Checkpoint(resume, seed), progress);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(report.tally()) : SimulationText.of(report, seed));
        out.flush();
        return (report.tally().isGood() ? ExitCode.OK : ExitCode.GATE_FAILED).status();
    }

    private SimulationReport resumed(Simulation simulation, Checkpoint checkpoint, SimulationProgress progress)
            throws InterruptedException {
        return simulation.run(seed, seeds, checkpoint.load(), progress, checkpoint::save);
    }

    private static String json(Tally tally) {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("seeds", tally.seeds())
                    .put("transfers", tally.transfers())
                    .put("faults", tally.faults())
                    .put("lost", tally.lost())
                    .put("doubled", tally.doubled())
                    .put("invariant_breaks", tally.brokenSeeds()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("six numbers must be writable", e);
        }
    }
}
