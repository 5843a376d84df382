package io.headrace.settlement.desk;

import io.headrace.decision.settings.Section;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.tables.Store;
import java.util.Locale;
import java.util.Optional;

/// A PostgreSQL database that keeps a desk's journal and books instead of a file. The settings name the
/// place of the password, and never hold it.
///
/// @param url `jdbc:postgresql://host:port/database`, without user and password
/// @param password where it is; empty when the server asks for none
/// @param schema for these books alone; empty for one that is named after the desk, as its folder is
public record ServerBooks(String url, String user, Optional<KeySettings.Secret> password, Optional<String> schema) {
    private static final String URL = "jdbc:postgresql://[^?\\s]+(\\?.*)?";
    private static final String SCHEMA = "[a-z_][a-z0-9_]{0,62}";

    public ServerBooks {
        if (!url.matches(URL)) {
            throw new IllegalArgumentException(
                    "url must be jdbc:postgresql://host:port/database, was another"); // it may hold a password
        }
        String small = url.toLowerCase(Locale.ROOT);
        if (small.contains("password=") || small.contains("user=") || small.contains("@")) {
            throw new IllegalArgumentException(
                    "url must not hold user or password: give user, and password_env or password_file");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("user must be named");
        }
        schema.filter(name -> !name.matches(SCHEMA)).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "schema must be small letters, digits and underscores, at most 63, was " + name);
        });
    }

    static ServerBooks read(Section section) {
        String url = section.text("url");
        String user = section.text("user");
        Optional<KeySettings.Secret> password = KeySettings.Secret.optional(section, "password");
        Optional<String> schema = section.has("schema") ? Optional.of(section.text("schema")) : Optional.empty();
        return section.build(() -> new ServerBooks(url, user, password, schema));
    }

    /// The place of a desk's books.
    ///
    /// @param desk what the desk's folder is called
    /// @throws io.headrace.market.problem.ProblemException HR-4125 when the password is not where it should
    ///     be
    public Store.Server store(String desk, KeySettings.Surroundings around) {
        String own = "desk_" + desk.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        String word = password.map(secret -> secret.read(around)).orElse("");
        return new Store.Server(url, user, word, schema.orElse(own));
    }
}
