package io.headrace.inference.cli.transfer;

import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.key.KeySettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `attestor`.
@Command(
        name = "attestor",
        sortOptions = false,
        description =
                "Runs one attestor: it takes a desk's published decisions, makes each again from its own copy of the settings, "
                        + "proves the vault's state through nodes of its own, and signs a transfer only when all of it agrees. Enough of "
                        + "them release a transfer; none of them can move money alone.",
        footer = {
            "",
            "Stop with Ctrl-C. docs/attestors.md tells what stands in the settings.",
            "Example: ./headrace attestor --settings attestor.yaml"
        })
final class AttestorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--settings", required = true, paramLabel = "FILE", description = "The attestor's own settings.")
    private @Nullable Path settings;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path file = settings == null ? Path.of("attestor.yaml") : settings;
        Path folder = file.toAbsolutePath().getParent();
        KeySettings.Surroundings around =
                new KeySettings.Surroundings(folder == null ? Path.of(".") : folder, System::getenv, Instant::now);
        AttestorSettings own = AttestorSettings.load(file);
        try (AttestorNode node = AttestorNode.start(own, around, line -> say(out, line))) {
            say(
                    out,
                    "attestor " + node.address() + " answers on " + own.listen().getHostString() + ":" + node.port());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        synchronized (out) {
            out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + "  " + line);
            out.flush();
        }
    }
}
