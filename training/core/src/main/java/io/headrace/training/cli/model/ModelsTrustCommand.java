package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.signature.PublicSigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models trust`.
@Command(
        name = "trust",
        sortOptions = false,
        description = {
            "Trusts a public key in this HEADRACE_HOME, under the name of its file.",
            "From then on only models signed by a trusted key are served or promoted. To end it, delete keys/NAME.pub."
        })
final class ModelsTrustCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "A public key, as 'models keygen' and OpenSSL write it.")
    private Path file = Path.of("");

    @Override
    protected Result run(ConsoleProgress progress) {
        PublicSigningKey key = PublicSigningKey.read(file);
        Path place = place(Home.fromEnvironment(), file);
        key.write(place);
        return new Trusts(key.id(), place);
    }

    /// Where the public key of a key file stands among the trusted ones.
    static Path place(Home home, Path file) {
        String name = String.valueOf(file.getFileName());
        return home.keys().resolve(name.endsWith(PublicSigningKey.SUFFIX) ? name : name + PublicSigningKey.SUFFIX);
    }

    private record Trusts(String keyId, Path place) implements Result {
        @Override
        public String text() {
            return keyId + " is trusted: " + place;
        }

        @Override
        public ObjectNode json() {
            return Output.document("models-trust").put("key", keyId).put("file", place.toString());
        }
    }
}
