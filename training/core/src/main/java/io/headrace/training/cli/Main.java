package io.headrace.training.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The offline command line. `test` and `serve` are the launcher's; they are listed here so that `--help`
/// tells of them.
@Command(
        name = "headrace",
        mixinStandardHelpOptions = true,
        version = "headrace 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps collateral where trading venues will need it, before they need it.",
        footer = {
            "",
            "  demo        everything at once: data, training, backtest, live page",
            "  test        run all tests of a source checkout",
            "  serve       position collateral live on a replay; see 'headrace serve --help'",
            "",
            "Files live under HEADRACE_HOME (default ./var).",
            "Exit codes: 0 ok, 1 bug, 2 usage, 3 invalid data or settings, 4 gate failed,",
            "5 not found, 6 conflict, 8 unreachable, 9 integrity, 130 interrupted."
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, System.getenv(), args));
    }

    /// Runs one command.
    ///
    /// @param environment `HEADRACE_HOME` is read from it
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        Path home = Path.of(environment.getOrDefault("HEADRACE_HOME", "var"));
        Console console = new Console(out, err, home, new ProgressLines(err, terminal, System::nanoTime));
        int status = Errors.install(commands(console), console)
                .setOut(out)
                .setErr(err)
                .execute(args);
        out.flush();
        return status;
    }

    private static CommandLine commands(Console console) {
        CommandLine root = new CommandLine(new Main());
        root.addSubcommand(group("data", "Import, check, generate and list datasets.")
                .addSubcommand(new DataCommands.Import(console))
                .addSubcommand(new DataCommands.Check(console))
                .addSubcommand(new DataCommands.Generate(console))
                .addSubcommand(new DataCommands.ListDatasets(console)));
        root.addSubcommand(group("models", "List, show and promote models.")
                .addSubcommand(new ModelCommands.ListModels(console))
                .addSubcommand(new ModelCommands.Show(console))
                .addSubcommand(new ModelCommands.Promote(console)));
        root.addSubcommand(new DoctorCommand(console));
        root.addSubcommand(new HelpCommand());
        return root;
    }

    /// A noun that only holds verbs.
    private static CommandLine group(String name, String description) {
        CommandLine group = new CommandLine(new Group());
        group.setCommandName(name);
        group.getCommandSpec().usageMessage().description(description);
        return group;
    }

    @Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
    private static final class Group {}
}
