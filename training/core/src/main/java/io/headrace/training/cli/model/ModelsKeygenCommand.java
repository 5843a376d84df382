package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.signature.SigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models keygen`.
@Command(
        name = "keygen",
        sortOptions = false,
        description = {
            "Makes a pair of Ed25519 keys: FILE, to sign with and to keep secret, and FILE.pub, to check with.",
            "Once a home trusts a key, only models that a trusted key signed are served or promoted there."
        },
        footer = {"", "Example: ./headrace models keygen ~/.headrace/quant --trust"})
final class ModelsKeygenCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "Must not be there yet.")
    private Path file = Path.of("");

    @Option(names = "--trust", description = "Trust it in this HEADRACE_HOME at once, as 'models trust' does.")
    private boolean trust;

    @Override
    protected Result run(ConsoleProgress progress) {
        SigningKey key = SigningKey.generate(new SecureRandom());
        key.write(file);
        if (trust) {
            key.publicKey().write(ModelsTrustCommand.place(Home.fromEnvironment(), file));
        }
        return new Made(key.publicKey().id(), file, trust);
    }

    private record Made(String keyId, Path file, boolean trusted) implements Result {
        @Override
        public String text() {
            return keyId + ": keep " + file + " secret; give " + file + ".pub to those who serve"
                    + (trusted ? "; trusted here" : "");
        }

        @Override
        public ObjectNode json() {
            return Output.document("models-keygen")
                    .put("key", keyId)
                    .put("private", file.toString())
                    .put("public", file + ".pub")
                    .put("trusted", trusted);
        }
    }
}
