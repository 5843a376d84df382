package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.store.dataset.DatasetCatalog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `doctor`: is everything here that the commands need? Changes nothing.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check Java, the home folder, datasets, the champion and the port.")
final class DoctorCommand implements Callable<Integer> {
    private static final long ENOUGH_BYTES = 1L << 30;

    private final Console console;

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The port serve would use; default: ${DEFAULT-VALUE}.")
    private int port;

    DoctorCommand(Console console) {
        this.console = console;
    }

    private enum Verdict {
        OK,
        WARN,
        FAIL
    }

    private record Finding(Verdict verdict, String subject, String sentence) {}

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Verdict.OK,
                "java",
                Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, heap "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB"));
        findings.add(home());
        findings.addAll(datasets());
        findings.add(champion());
        findings.add(port());
        if (output.json) {
            console.print(json(findings));
        } else {
            findings.forEach(f -> console.print(String.format("%-5s %-10s %s", f.verdict, f.subject, f.sentence)));
        }
        boolean failed = findings.stream().anyMatch(finding -> finding.verdict == Verdict.FAIL);
        return (failed ? ExitCode.INVALID : ExitCode.OK).status();
    }

    private Finding home() {
        Path existing = console.home().toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
                return new Finding(
                        Verdict.FAIL,
                        "home",
                        console.home() + " cannot be written; set HEADRACE_HOME to a folder of yours");
            }
            String space = String.format(Locale.ROOT, "%s, %,d MiB free", console.home(), free >> 20);
            return new Finding(free < ENOUGH_BYTES ? Verdict.WARN : Verdict.OK, "home", space);
        } catch (IOException e) {
            return new Finding(Verdict.FAIL, "home", console.home() + " cannot be looked at: " + e.getMessage());
        }
    }

    private List<Finding> datasets() {
        List<DatasetCatalog.Entry> entries = new DatasetCatalog(console.datasets()).list();
        if (entries.isEmpty()) {
            return List.of(new Finding(
                    Verdict.WARN, "datasets", "none yet; 'headrace demo' or 'headrace data generate' makes one"));
        }
        return entries.stream()
                .map(entry -> entry.problem() == null
                        ? new Finding(
                                Verdict.OK,
                                "dataset",
                                entry.name() + ", "
                                        + Objects.requireNonNull(entry.manifest())
                                                .rows() + " events")
                        : new Finding(Verdict.FAIL, "dataset", entry.problem().sentence()))
                .toList();
    }

    private Finding champion() {
        try {
            ModelRegistry registry = new ModelRegistry(console.models());
            if (registry.champion().isEmpty()) {
                return new Finding(
                        Verdict.WARN,
                        "model",
                        "no champion: serve would run on the threshold rule; 'headrace train run --promote' makes one");
            }
            var card = registry.load(ModelRegistry.CHAMPION).card();
            return new Finding(
                    Verdict.OK,
                    "model",
                    "champion " + card.id() + " (" + card.family() + "), trained to "
                            + DataCommands.time(card.trainedToNanos()));
        } catch (ProblemException e) {
            return new Finding(Verdict.FAIL, "model", e.problem().sentence());
        }
    }

    private Finding port() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return new Finding(Verdict.OK, "port", socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return new Finding(Verdict.WARN, "port", port + " is in use; serve with --port another");
        }
    }

    private static ObjectNode json(List<Finding> findings) {
        ObjectNode document = Console.document("doctor");
        ArrayNode array = document.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("verdict", finding.verdict.name().toLowerCase(Locale.ROOT))
                .put("subject", finding.subject)
                .put("sentence", finding.sentence));
        return document;
    }
}
