package io.headrace.models.signature;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The keys whose models may be served. With none, a model needs no signature; with one, every model does.
///
/// @param byName public keys by the name of their file without its ending
/// @param required whether a model needs one of them
public record TrustedKeys(SortedMap<String, PublicSigningKey> byName, boolean required) {
    public static final TrustedKeys NONE = new TrustedKeys(new TreeMap<>(), false);

    public TrustedKeys {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /// The public keys `*.pub` of a folder; none when there is no folder.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-2034 when the folder or one of its keys cannot
    ///     be read: trust that cannot be established is not taken for trust that was never asked for
    public static TrustedKeys in(Path folder) {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.filter(file -> file.toString().endsWith(PublicSigningKey.SUFFIX))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException e) {
            throw new Problem(
                            "HR-2034",
                            "the trusted keys cannot be read: " + IoReason.of(e),
                            folder.toString(),
                            "Check that it is a folder that you may read",
                            ExitCode.INVALID)
                    .toException(e);
        }
        TreeMap<String, PublicSigningKey> keys = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            keys.put(name.substring(0, name.length() - PublicSigningKey.SUFFIX.length()), PublicSigningKey.read(file));
        }
        return new TrustedKeys(keys, !keys.isEmpty());
    }

    /// The same keys, still catching what they did not sign, for a reader that asks for no signature.
    public TrustedKeys unasked() {
        return new TrustedKeys(byName, false);
    }

    /// What a signature, or the lack of one, means here.
    public Vouched vouch(byte[] manifest, Optional<ModelSignature> signature) {
        if (signature.isEmpty()) {
            return new Vouched.Unsigned();
        }
        String id = signature.get().keyId();
        for (Map.Entry<String, PublicSigningKey> trusted : byName.entrySet()) {
            if (trusted.getValue().id().equals(id)) {
                return trusted.getValue().verifies(manifest, signature.get().bytes())
                        ? new Vouched.Trusted(trusted.getKey(), id)
                        : new Vouched.Forged(trusted.getKey(), id);
            }
        }
        return new Vouched.Unknown(id);
    }
}
