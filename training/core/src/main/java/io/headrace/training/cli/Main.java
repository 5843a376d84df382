package io.headrace.training.cli;

import io.headrace.market.problem.ExitCode;
import io.headrace.training.cli.console.Failures;
import io.headrace.training.cli.data.DataCommand;
import io.headrace.training.cli.evidence.BacktestCommand;
import io.headrace.training.cli.evidence.CompareCommand;
import io.headrace.training.cli.evidence.EvaluateCommand;
import io.headrace.training.cli.feature.FeaturesCommand;
import io.headrace.training.cli.incident.IncidentsCommand;
import io.headrace.training.cli.market.PortfolioCommand;
import io.headrace.training.cli.market.VenuesCommand;
import io.headrace.training.cli.model.ModelsCommand;
import io.headrace.training.cli.proof.ProveCommand;
import io.headrace.training.cli.rehearsal.RehearseCommand;
import io.headrace.training.cli.train.ModelsImportOnnxCommand;
import io.headrace.training.cli.train.TrainCommand;
import io.headrace.training.validate.Libraries;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The offline command line of Headrace.
@Command(
        name = "headrace",
        description = "Keeps collateral where trading venues will need it, before they need it.",
        sortOptions = false,
        subcommands = {
            DemoCommand.class,
            TestCommand.class,
            DataCommand.class,
            FeaturesCommand.class,
            TrainCommand.class,
            BacktestCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ProveCommand.class,
            CheckCommand.class,
            ModelsCommand.class,
            VenuesCommand.class,
            PortfolioCommand.class,
            IncidentsCommand.class,
            ServeCommand.class,
            ReplayCommand.class,
            AuditCommand.class,
            TransfersCommand.class,
            AttestorCommand.class,
            ChainsCommand.class,
            LocalChainsCommand.class,
            SimulateCommand.class,
            ReviewCommand.class,
            DoctorCommand.class,
            RehearseCommand.class
        },
        footer = {
            "",
            "Files live under HEADRACE_HOME (default ./var). Results go to stdout, progress and errors to stderr.",
            "Exit codes: 0 ok, 1 bug, 2 usage, 3 bad data or settings, 4 gate failed, 5 not found, 6 conflict,",
            "7 not allowed, 8 unreachable, 9 integrity, 10 partial."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command must be named");
    }

    /// Runs one command line without ending the process.
    public static int execute(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failures::executing)
                .setParameterExceptionHandler(Failures::parsing)
                .setExitCodeExceptionMapper(failure -> ExitCode.INTERNAL.status());
        // It trains nothing, but judges and publishes as a training does.
        CommandLine models = Objects.requireNonNull(command.getSubcommands().get("models"));
        models.addSubcommand(new ModelsImportOnnxCommand());
        command.getCommandSpec().version(Libraries.withVersion("headrace"));
        return command;
    }

    public static void main(String[] args) {
        System.exit(execute(args));
    }
}
