package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.registry.ModelSummary;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// `doctor`.
@Command(
        name = "doctor",
        sortOptions = false,
        description = "Looks whether this machine and HEADRACE_HOME are fit; changes nothing. Exit code 3 when not.")
final class DoctorCommand extends Verb {
    private static final int JAVA = 25;
    private static final long LEAST_MEMORY = 512L << 20;
    private static final long LEAST_DISK = 1L << 30;

    /// One thing looked at.
    private record Finding(String name, boolean fit, String what) {}

    @Override
    protected Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(folder(home.root()));
        findings.add(caught("datasets", () -> datasets(home)));
        findings.add(caught("models", () -> models(home)));
        findings.add(caught("champion", () -> champion(home)));
        return new Examined(findings);
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        return new Finding("java", feature >= JAVA, Runtime.version() + (feature >= JAVA ? "" : ", needs " + JAVA));
    }

    private static Finding memory() {
        long most = Runtime.getRuntime().maxMemory();
        return new Finding(
                "memory",
                most >= LEAST_MEMORY,
                most / (1 << 20) + " MiB for Java, " + Runtime.getRuntime().availableProcessors() + " processors");
    }

    private static Finding folder(Path root) {
        Path existing = root.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return new Finding("home", false, root + " cannot be written to");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            return new Finding("home", free >= LEAST_DISK, root + ", " + free / (1 << 20) + " MiB free");
        } catch (IOException e) {
            return new Finding("home", false, root + ": " + IoReason.of(e));
        }
    }

    private static Finding datasets(Home home) {
        List<DatasetCatalog.Entry> entries = home.datasets().list();
        List<String> damaged = entries.stream()
                .filter(entry -> entry.problem() != null)
                .map(DatasetCatalog.Entry::name)
                .toList();
        return new Finding(
                "datasets",
                damaged.isEmpty(),
                entries.size() + (damaged.isEmpty() ? "" : ", damaged: " + String.join(", ", damaged)));
    }

    private static Finding models(Home home) {
        List<ModelSummary> models = home.models().list();
        List<String> damaged = models.stream()
                .filter(ModelSummary.Damaged.class::isInstance)
                .map(ModelSummary::id)
                .toList();
        return new Finding(
                "models",
                damaged.isEmpty(),
                models.size() + (damaged.isEmpty() ? "" : ", damaged: " + String.join(", ", damaged)));
    }

    private static Finding champion(Home home) {
        return new Finding(
                "champion", true, home.models().champion().orElse("none yet: the threshold rule would decide"));
    }

    private static Finding caught(String name, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            return new Finding(name, false, e.problem().sentence());
        }
    }

    private record Examined(List<Finding> findings) implements Result {
        private boolean fit() {
            return findings.stream().allMatch(Finding::fit);
        }

        @Override
        public ExitCode exit() {
            return fit() ? ExitCode.OK : ExitCode.INVALID;
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Finding finding : findings) {
                text.append(String.format(
                        Locale.ROOT, "%-5s %-10s %s%n", finding.fit() ? "ok" : "BAD", finding.name(), finding.what()));
            }
            return text.toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("doctor").put("fit", fit());
            var list = document.putArray("findings");
            for (Finding finding : findings) {
                list.addObject()
                        .put("name", finding.name())
                        .put("fit", finding.fit())
                        .put("what", finding.what());
            }
            return document;
        }
    }
}
