package io.headrace.settlement.chain.key;

import io.headrace.decision.settings.Section;
import io.headrace.market.problem.IoReason;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where a key is, by settings: `keystore`, `remote` (eth_signTransaction) or `kms`. Settings name
/// secrets, and never hold them: an environment variable, or a file.
///
/// @param address the only one the key may have
public record KeySettings(String address, Holder holder) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public KeySettings {
        address = Hex.address(address);
    }

    /// Who holds the key.
    public sealed interface Holder {
        /// An encrypted file; for development.
        record Keystore(Path file, Secret password) implements Holder {}

        /// A signer in another process.
        record Remote(URI url) implements Holder {}

        /// A key management service.
        record Kms(URI endpoint, String keyId, String region, Secret accessKey, Secret secretKey) implements Holder {}
    }

    /// The place of a secret.
    ///
    /// @param name of the environment variable, or of the file
    public record Secret(boolean inFile, String name) {
        /// Reads `WHAT_file`, or `WHAT_env`, of a section.
        ///
        /// @throws io.headrace.market.problem.ProblemException HR-3004 when the section has neither
        public static Secret of(Section section, String what) {
            return section.has(what + "_file")
                    ? new Secret(true, section.text(what + "_file"))
                    : new Secret(false, section.text(what + "_env"));
        }

        /// The same where it may be left out.
        public static Optional<Secret> optional(Section section, String what) {
            return section.has(what + "_file") || section.has(what + "_env")
                    ? Optional.of(of(section, what))
                    : Optional.empty();
        }

        /// The secret itself.
        ///
        /// @throws io.headrace.market.problem.ProblemException HR-4125 when it is not there
        public String read(Surroundings around) {
            Path folder = around.folder();
            if (!inFile) {
                String value = around.environment().apply(name);
                if (value == null || value.isEmpty()) {
                    throw KeyFault.NO_SECRET.at("", "the environment has no " + name);
                }
                return value;
            }
            try {
                return Files.readString(folder.resolve(name), StandardCharsets.UTF_8)
                        .strip();
            } catch (IOException e) {
                throw KeyFault.NO_SECRET.at(folder.resolve(name).toString(), IoReason.of(e));
            }
        }
    }

    /// Reads the section of a key: `kind`, `address`, and what the kind needs.
    public static KeySettings read(Section section) {
        String address = section.text("address");
        String kind = section.text("kind");
        Holder holder = switch (kind) {
            case "keystore" -> new Holder.Keystore(Path.of(section.text("file")), Secret.of(section, "password"));
            case "remote" -> new Holder.Remote(uri(section, "url"));
            case "kms" ->
                new Holder.Kms(
                        uri(section, "endpoint"),
                        section.text("key_id"),
                        section.text("region"),
                        Secret.of(section, "access_key"),
                        Secret.of(section, "secret_key"));
            default -> throw section.wrong("kind", "keystore, remote or kms");
        };
        return section.build(() -> new KeySettings(address, holder));
    }

    private static URI uri(Section section, String key) {
        String text = section.text(key);
        return section.checked(() -> URI.create(text));
    }

    /// What opening a key takes from outside.
    ///
    /// @param folder that relative paths are of
    public record Surroundings(Path folder, UnaryOperator<@Nullable String> environment, InstantSource clock) {}

    /// Opens the key for signing digests.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4121 to HR-4125
    public DigestSigner open(Surroundings around) {
        return switch (holder) {
            case Holder.Keystore file -> local(file, around);
            case Holder.Kms kms -> kms(kms, around);
            case Holder.Remote remote ->
                throw KeyFault.NOT_OPENED.at(
                        remote.url().getHost(), "a remote signer signs transactions and no attestations: use a kms");
        };
    }

    /// Opens the key for transactions of one chain.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4121 to HR-4125
    public TxSigner open(Surroundings around, long chainId) {
        return switch (holder) {
            case Holder.Keystore file -> local(file, around).onChain(chainId);
            case Holder.Kms kms -> kms(kms, around).onChain(chainId);
            case Holder.Remote remote ->
                new RemoteKey(new RpcClient(new Node("signer", remote.url()), RpcLimits.USUAL), address, chainId);
        };
    }

    private LocalKey local(Holder.Keystore file, Surroundings around) {
        String password = file.password().read(around);
        return io.headrace.settlement.chain.key.Keystore.open(around.folder().resolve(file.file()), password, address);
    }

    private KmsKey kms(Holder.Kms kms, Surroundings around) {
        AwsSignature.Secret secret = new AwsSignature.Secret(
                kms.accessKey().read(around), kms.secretKey().read(around));
        AwsSignature signature = new AwsSignature(secret, kms.region(), "kms");
        return KmsKey.open(new KmsKey.Place(kms.endpoint(), kms.keyId(), signature, PATIENCE), address, around.clock());
    }
}
