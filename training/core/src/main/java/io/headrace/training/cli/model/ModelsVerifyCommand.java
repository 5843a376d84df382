package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.models.signature.Vouched;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models verify`.
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Checks a model as the service does before it serves it: signature, every file, every number, its features.",
            "Exit code 9 when the service would refuse it."
        })
final class ModelsVerifyCommand extends Verb {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            defaultValue = "champion",
            description = "An id, champion, challenger or previous (default: ${DEFAULT-VALUE}).")
    private String model = "champion";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Also refuse it when it may not be served at this time, such as 2025-06-30T12:00:00Z.")
    private @Nullable Instant at;

    @Override
    protected Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        ModelRegistry registry = home.models();
        long started = System.nanoTime();
        ModelCard card = registry.load(model).card();
        long took = System.nanoTime() - started;
        card.requireReads(home.served(card), "");
        if (at != null) {
            card.requireServed(TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano());
        }
        Vouched vouched = registry.vouched(card.id());
        return new Verified(
                card, registry.manifest(card.id()).files().size(), vouched, TrustedKeys.in(home.keys()), took / 1e6);
    }

    private record Verified(ModelCard card, int files, Vouched vouched, TrustedKeys trusted, double millis)
            implements Result {
        @Override
        public String text() {
            return card.id() + " is intact (" + files + " files, loaded in " + Math.round(millis) + " ms), "
                    + vouched.words() + (trusted.required() ? "" : "; no key is trusted here, so none is asked for")
                    + "\nmay be served until " + Output.time(card.servedToNanos());
        }

        @Override
        public ObjectNode json() {
            return Output.document("models-verify")
                    .put("model", card.id())
                    .put("files", files)
                    .put("signature", vouched.words())
                    .put("signature_required", trusted.required())
                    .put("served_to", Output.time(card.servedToNanos()))
                    .put("loaded_ms", millis);
        }
    }
}
