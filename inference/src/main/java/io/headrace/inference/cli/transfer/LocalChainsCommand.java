package io.headrace.inference.cli.transfer;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.local.LocalCrew;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `local-chains`.
@Command(
        name = "local-chains",
        sortOptions = false,
        description =
                "Starts two local chains with a desk's vaults, bridges of three kinds, those who work beside them and test money, "
                        + "and three attestors, each a process of its own; writes the settings for 'serve --chains'. Keys are known to everybody: never for real money.",
        footer = {
            "",
            "Stop with Ctrl-C. Example:",
            "  ./headrace local-chains --settings var/reports/backtest-…/settings.yaml --folder var/local-chains"
        })
final class LocalChainsCommand implements Callable<Integer> {
    private static final String UNTIL_THE_PIPE_CLOSES =
            "\"$@\" </dev/null & child=$!; cat >/dev/null; kill $child 2>/dev/null; wait $child 2>/dev/null";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The desk's settings.")
    private @Nullable Path settings;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "${env:HEADRACE_HOME:-var}/local-chains",
            description = "Where settings and keys are written (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("var");

    @Option(
            names = "--block-seconds",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Time between blocks (default: ${DEFAULT-VALUE}).")
    private long blockSeconds = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeskSettings desk = DeskSettings.load(settings == null ? Path.of("settings.yaml") : settings);
        PrintWriter out = spec.commandLine().getOut();
        List<Path> places = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(path -> Path.of(path, "anvil"))
                .toList();
        List<Process> attestors = new ArrayList<>();
        try (LocalNet net = LocalNet.start(
                        desk, Optional.ofNullable(System.getenv("ANVIL_BIN")), places, Math.max(1, blockSeconds));
                LocalCrew crew = LocalCrew.start(net)) {
            LocalFiles files = LocalFiles.write(net, desk, folder);
            for (Path own : files.attestors()) {
                attestors.add(attestor(own));
            }
            out.println("two local chains with " + crew + " and " + attestors.size() + " attestors run; settings: "
                    + files.chains());
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /// This program again, as an attestor. It ends when this one does, in whatever way: a shell
    /// between holds our pipe.
    private static Process attestor(Path own) throws IOException {
        List<String> command = List.of(
                "sh",
                "-c",
                UNTIL_THE_PIPE_CLOSES,
                "attestor",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                System.getProperty("headrace.main", "io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                "attestor",
                "--settings",
                own.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(own.resolveSibling(own.getFileName() + ".log").toFile())
                .start();
    }
}
