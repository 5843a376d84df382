package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.SigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models sign`.
@Command(
        name = "sign",
        sortOptions = false,
        description = "Checks every file of a model and signs the manifest of their digests (Ed25519).",
        footer = {"", "Example: ./headrace models sign challenger --key ~/.headrace/quant"})
final class ModelsSignCommand extends Verb {
    @Parameters(paramLabel = "ID", description = "An id, champion, challenger or previous.")
    private String model = "";

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key; FILE.pub beside it.")
    private Path key = Path.of("");

    @Override
    protected Result run(ConsoleProgress progress) {
        ModelRegistry registry = Home.fromEnvironment().models();
        SigningKey signing = SigningKey.read(key);
        registry.sign(model, signing);
        return new Signed(
                registry.manifest(model).id(),
                signing.publicKey().id(),
                registry.vouched(model).words());
    }

    private record Signed(String model, String keyId, String words) implements Result {
        @Override
        public String text() {
            return model + " is " + words
                    + (words.contains(keyId) ? "; 'models trust FILE.pub' trusts it" : " (" + keyId + ")");
        }

        @Override
        public ObjectNode json() {
            return Output.document("models-sign")
                    .put("model", model)
                    .put("key", keyId)
                    .put("signature", words);
        }
    }
}
