package io.headrace.settlement.attest;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.chain.key.KeySettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The word that desk and attestor share, so that an attestor answers nobody else (RFC 6750, a bearer
/// token). Never printed.
public final class Bearer {
    /// Nobody is asked who they are.
    public static final Bearer NONE = new Bearer("");

    private static final String SCHEME = "Bearer ";
    private static final String WORD = "[!-~]{16,512}"; // visible ASCII: what fits into a header
    private final String word;

    private Bearer(String word) {
        this.word = word;
    }

    /// Reads the word where the settings say it is.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4125 when it is not there, HR-4162 when it is
    ///     too short or does not fit into a header
    public static Bearer read(Optional<KeySettings.Secret> place, KeySettings.Surroundings around) {
        if (place.isEmpty()) {
            return NONE;
        }
        String word = place.get().read(around);
        if (!word.matches(WORD)) {
            throw new Problem(
                            "HR-4162",
                            "the word that desk and attestor share must be 16 to 512 visible characters without"
                                    + " spaces, had " + word.length(),
                            place.get().name(),
                            "Make one, such as with 'openssl rand -hex 32', and give both the same",
                            ExitCode.INVALID)
                    .toException();
        }
        return new Bearer(word);
    }

    /// What is sent along; empty without a word.
    public Optional<String> header() {
        return word.isEmpty() ? Optional.empty() : Optional.of(SCHEME + word);
    }

    /// Whether who sent this header may ask. How much of it is right cannot be told from the time taken.
    public boolean admits(@Nullable String header) {
        if (word.isEmpty()) {
            return true;
        }
        byte[] told = String.valueOf(header).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(told, (SCHEME + word).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return word.isEmpty() ? "no word" : "a word";
    }
}
